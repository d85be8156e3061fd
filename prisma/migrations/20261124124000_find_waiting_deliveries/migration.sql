-- CreateIndex
CREATE INDEX "Delivery_status_queuedAt_idx" ON "Delivery"("status", "queuedAt");
