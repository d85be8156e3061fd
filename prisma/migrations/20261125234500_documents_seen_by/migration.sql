-- AlterTable
ALTER TABLE "Document" ADD COLUMN "visibility" "NoteVisibility" NOT NULL DEFAULT 'shared';

-- What staff put on a case was shown to no member so far.
UPDATE "Document" SET "visibility" = 'internal' WHERE "kind" <> 'member_upload';
