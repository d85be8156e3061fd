import { Icon } from '@/components/ui/Icon'
import { failureInWords, findingInWords, type UploadResult, type UploadWords } from './upload-words'

/** One message that lists what failed, why, and how to try again; and what arrived, with its receipts. */
export function UploadOutcome({ result, words }: { result: UploadResult; words: UploadWords }) {
  return (
    <>
      {result.failed.length > 0 && (
        <div className="upload-failed" role="alert">
          <p>
            <b>{words.failedTitle}</b>
          </p>
          <ul>
            {result.failed.map((file) => (
              <li key={file.fileName}>
                {file.fileName}: {failureInWords(file.code, words)}
              </li>
            ))}
          </ul>
          <p>{words.failedHow}</p>
        </div>
      )}
      {result.arrived.length > 0 && (
        <div role="status">
          <ul className="upload-arrived small">
            {result.arrived.map((file) => (
              <li key={file.receiptNumber}>
                <Icon name="circle-dot" /> {words.arrived} {file.fileName} <span className="no">{file.receiptNumber}</span>
                {file.findings.map((code) => (
                  <span className="finding" key={code}>
                    {findingInWords(code, words)}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
