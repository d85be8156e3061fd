import type { CSSProperties } from 'react'

/*
 * The look of a mail in the light theme, written into each element, because a client may drop every style block.
 * What the block adds (font, phone, dark theme) stands in Frame. The tokens are those of app/globals.css.
 */
export const ink = '#17211f'
export const ink2 = '#46514e'
export const line = '#dcd8cb'

export const pad: CSSProperties = { paddingLeft: 32, paddingRight: 32 }
export const body: CSSProperties = { margin: 0, fontSize: 18, lineHeight: '28px', color: ink }
export const second: CSSProperties = { margin: 0, fontSize: 16, lineHeight: '24px', color: ink2 }
export const label: CSSProperties = { margin: '0 0 6px', fontSize: 16, lineHeight: '24px', fontWeight: 700, color: ink }

export const styleBlock = `
:root { color-scheme: light dark; }
body, td, p, h1, h2, li, a { font-family: "Public Sans", "Segoe UI", Roboto, Helvetica, Arial, sans-serif !important; }
@media (max-width: 620px) { .pad { padding-left: 20px !important; padding-right: 20px !important; } }
@media (prefers-color-scheme: dark) {
  .bg { background: #141817 !important; } .sheet { background: #1c2220 !important; border-color: #39413e !important; }
  .ink, .ink a { color: #f3f0e7 !important; } .ink2 { color: #c6cac3 !important; } .link { color: #7dccc5 !important; }
  .rule { border-color: #f3f0e7 !important; } .line { border-color: #39413e !important; }
  .reason { background: #322710 !important; border-color: #d0912a !important; }
  .btn { background: #7dccc5 !important; } .btn a { color: #0a2524 !important; border-color: #7dccc5 !important; }
}`
