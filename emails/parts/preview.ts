import type { FrameProps } from './Frame'

/** A frame to look at while a mail is being made. */
export const previewFrame: FrameProps = {
  lang: 'en',
  preview: 'We need 4 documents by Friday, December 4, 2026. You can send them with your phone.',
  office: 'Harbor County Benefits',
  accent: '#0a5c5f',
  onAccent: '#ffffff',
  heading: 'Your case is on hold',
  intro: 'Hello Rosa Delgado. Please read why and what you can do.',
  footer: ['Harbor County Benefits, 410 Wharf Street, Harbor City.', 'You get this e-mail because your case needs something from you.'],
}
