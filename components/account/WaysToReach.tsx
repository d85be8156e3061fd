import type { MyPreferences } from '@/lib/notifications/preferences/get-preferences'
import { FieldError, type PreferenceWords } from './preference-words'

const ways = ['in_app', 'email', 'sms', 'slack', 'web_push'] as const

/** The ways to reach a person. One that is not set up is not ticked and says why. */
export function WaysToReach({
  mine,
  words,
  emailTo,
  slackError,
}: {
  mine: MyPreferences
  words: PreferenceWords
  emailTo: string
  slackError: string | undefined
}) {
  return (
    <fieldset className="section after">
      <legend className="h-section">{words.channels}</legend>
      <p className="hint">{words.channelsHint}</p>
      {ways.map((way) => {
        const isThere = mine.available.includes(way)
        const fixed = way === 'in_app'
        const why = !isThere ? words.notSetUp : way === 'sms' && !mine.phoneVerified ? words.smsNeedsPhone : null
        return (
          <div key={way} className="way">
            <label className="check-line">
              <input
                type="checkbox"
                className="check"
                name={fixed ? undefined : `channels[${way}]`}
                defaultChecked={fixed || (!why && mine.channels[way])}
                disabled={fixed || why !== null}
                aria-describedby={why ? `way-${way}` : undefined}
              />
              <span>{words[`channel_${way}`]}</span>
            </label>
            {fixed && <input type="hidden" name="channels[in_app]" value="on" />}
            {way === 'email' && <p className="hint">{emailTo}</p>}
            {why && (
              <p className="hint" id={`way-${way}`}>
                {why}
              </p>
            )}
            {way === 'slack' && isThere && (
              <div className="way-more">
                <label className="label" htmlFor="slackId">
                  {words.slackId}
                </label>
                <span className="hint" id="slackId-hint">
                  {words.slackHint}
                </span>
                <FieldError id="slackId-error" word={slackError} words={words} />
                <input className="field" id="slackId" name="slackId" defaultValue={mine.slackId ?? ''} aria-describedby="slackId-hint" autoComplete="off" />
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
