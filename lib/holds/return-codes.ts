/** Why a paper is sent back. The words for the member stand in the messages under `returnCodes`. */
export const returnCodes = [
  'unreadable',
  'cut_off',
  'wrong_document',
  'wrong_year',
  'missing_page',
  'expired',
  'name_differs',
  'locked_pdf',
  'not_signed',
  'not_certified',
  'crossed_out',
  'needs_translation',
] as const
export type ReturnCode = (typeof returnCodes)[number]
