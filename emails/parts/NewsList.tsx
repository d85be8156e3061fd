import { ink, line, pad } from './look'

export type NewsItem = { title: string; text: string; when: string; link: { label: string; url: string } | null }

/** What a digest tells, one under the other with a hairline between. */
export function NewsList({ items, accent }: { items: NewsItem[]; accent: string }) {
  return (
    <tr>
      <td className="pad" style={{ ...pad, paddingTop: 16 }}>
        {items.map(({ title, text, when, link }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two may read the same, and their order is fixed
            key={`${index} ${title}`}
            className="line"
            style={{ padding: '12px 0', borderBottom: `1px solid ${line}` }}
          >
            <p className="ink" dir="auto" style={{ margin: 0, fontSize: 18, lineHeight: '26px', fontWeight: 600, color: ink, overflowWrap: 'anywhere' }}>
              {title}
            </p>
            <p
              className="ink"
              dir="auto"
              style={{ margin: '4px 0 0', fontSize: 16, lineHeight: '24px', color: ink, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
            >
              {text}
            </p>
            <p className="ink" style={{ margin: '4px 0 0', fontSize: 14, lineHeight: '20px', color: ink }}>
              {when}
              {link && (
                <>
                  {' · '}
                  <a href={link.url} className="ink" style={{ color: accent }}>
                    {link.label}
                  </a>
                </>
              )}
            </p>
          </div>
        ))}
      </td>
    </tr>
  )
}
