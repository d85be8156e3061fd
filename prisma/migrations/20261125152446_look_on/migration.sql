-- AlterTable
ALTER TABLE "WorkerHeartbeat" ADD COLUMN     "figures" JSONB NOT NULL DEFAULT '{}';
