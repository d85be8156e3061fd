import { pad, second } from './look'

export type Action = { label: string; url: string; hint?: string | undefined }

/** The one button of the mail, filled in the office's colour, with a line of help below. */
export function ActionButton({ action, accent, onAccent }: { action: Action; accent: string; onAccent: string }) {
  return (
    <tr>
      <td className="pad" style={{ ...pad, paddingTop: 24 }}>
        <table role="presentation" cellPadding={0} cellSpacing={0} width="100%">
          <tbody>
            <tr>
              <td className="btn" align="center" style={{ background: accent, borderRadius: 4 }}>
                <a
                  href={action.url}
                  style={{
                    display: 'block',
                    padding: '13px 24px',
                    border: `1px solid ${accent}`,
                    borderRadius: 4,
                    fontSize: 18,
                    lineHeight: '24px',
                    fontWeight: 700,
                    color: onAccent,
                    textDecoration: 'none',
                  }}
                >
                  {action.label}
                </a>
              </td>
            </tr>
          </tbody>
        </table>
        {action.hint && (
          <p className="ink2" style={{ ...second, marginTop: 12 }}>
            {action.hint}
          </p>
        )}
      </td>
    </tr>
  )
}
