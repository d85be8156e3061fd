import type { ReactNode } from 'react'
import { Lines } from './Lines'
import { body, ink, ink2, line, pad, styleBlock } from './look'

/** What every mail has, in finished words of the reader's language. */
export type FrameProps = {
  lang: string
  /** the line a list of mails shows beside the subject */
  preview: string
  office: string
  /** the office's colour and the words on it */
  accent: string
  onAccent: string
  heading: string
  intro: string
  footer: string[]
}

/** The sheet of a mail: the office's name, an amber band when a case is on hold, heading, what follows, and the foot. */
export function Frame({ frame, band, children }: { frame: FrameProps; band?: string | undefined; children: ReactNode }) {
  return (
    <html lang={frame.lang} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <title>{frame.heading}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{styleBlock}</style>
      </head>
      <body className="bg" style={{ margin: 0, padding: 0, background: '#fbfaf6' }}>
        <div className="preview" style={{ display: 'none', maxHeight: 0, overflow: 'hidden' }}>
          {frame.preview}
        </div>
        <Sheet>
          <tr>
            <td
              className="pad ink rule"
              style={{
                ...pad,
                padding: '18px 32px',
                borderBottom: `3px solid ${frame.accent === '#0a5c5f' ? ink : frame.accent}`,
                fontSize: 16,
                lineHeight: '20px',
                fontWeight: 700,
                color: ink,
              }}
            >
              {frame.office}
            </td>
          </tr>
          {band && (
            <tr>
              <td className="pad" style={{ padding: '10px 32px', background: '#f4b740', color: ink, fontSize: 16, lineHeight: '24px', fontWeight: 700 }}>
                {band}
              </td>
            </tr>
          )}
          <tr>
            <td className="pad ink" style={{ ...pad, paddingTop: 28 }}>
              <h1 className="ink" style={{ margin: '0 0 8px', fontSize: 26, lineHeight: '32px', fontWeight: 700, letterSpacing: '-.4px', color: ink }}>
                {frame.heading}
              </h1>
              <p className="ink" style={body}>
                <Lines text={frame.intro} />
              </p>
            </td>
          </tr>
          {children}
          <tr>
            <td style={{ height: 28, lineHeight: '28px' }} />
          </tr>
        </Sheet>
        <table role="presentation" align="center" width="100%" cellPadding={0} cellSpacing={0} style={{ maxWidth: 600, margin: '0 auto' }}>
          <tbody>
            <tr>
              <td className="pad ink2" style={{ ...pad, paddingTop: 16, paddingBottom: 20, fontSize: 14, lineHeight: '20px', color: ink2 }}>
                {frame.footer.map((text) => (
                  <p key={text} className="ink2" style={{ margin: 0, fontSize: 14, lineHeight: '20px', color: ink2 }}>
                    {text}
                  </p>
                ))}
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  )
}

function Sheet({ children }: { children: ReactNode }) {
  return (
    <main style={{ padding: '20px 0 0' }}>
      <table
        role="presentation"
        align="center"
        className="sheet"
        width="100%"
        cellPadding={0}
        cellSpacing={0}
        style={{
          width: '100%',
          maxWidth: 600,
          margin: '0 auto',
          background: '#ffffff',
          border: `1px solid ${line}`,
          borderRadius: 4,
          borderCollapse: 'separate',
          overflow: 'hidden',
        }}
      >
        <tbody>{children}</tbody>
      </table>
    </main>
  )
}
