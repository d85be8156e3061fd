import type { KindChoice } from '@/lib/notifications/preferences/get-preferences'
import type { PreferenceWords } from './preference-words'

type Props = { kinds: KindChoice[]; channels: ('in_app' | 'email' | 'sms' | 'slack' | 'web_push')[]; words: PreferenceWords }

/** Kinds by channels: a table on a desktop, one under the other on a phone. A locked box says so. */
export function KindsTable({ kinds, channels, words }: Props) {
  const nameOf = (kind: string) => words.kind[kind as 'hold_placed'] ?? kind
  return (
    <section className="section after" aria-labelledby="kinds-title">
      <h2 id="kinds-title" className="h-section">
        {words.kinds}
      </h2>
      <p className="hint">{words.kindsHint}</p>
      <table className="kinds">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            {channels.map((channel) => (
              <th key={channel} scope="col">
                {words[`channel_${channel}`]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.name}>
              <th scope="row">{nameOf(kind.name)}</th>
              {channels.map((channel) => (
                <td key={channel}>
                  <label className="kind-box">
                    <input
                      type="checkbox"
                      className="check"
                      name={kind.fixed[channel] ? undefined : `kinds[${kind.name}][${channel}]`}
                      defaultChecked={kind.on[channel]}
                      disabled={kind.fixed[channel]}
                      aria-label={`${words[`channel_${channel}`]}: ${nameOf(kind.name)}${kind.fixed[channel] ? `, ${words.locked}` : ''}`}
                    />
                    <span className="kind-way">{words[`channel_${channel}`]}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
