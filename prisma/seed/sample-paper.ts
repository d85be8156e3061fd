import { PDFDocument, StandardFonts } from 'pdf-lib'

/** A page that says what it stands for; never a real paper. */
export async function paper(title: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const safe = title.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
  pdf.addPage([612, 792]).drawText(`Sample: ${safe}`, { x: 72, y: 700, size: 16, font })
  return pdf.save()
}
