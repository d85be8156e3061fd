declare module 'email-reply-parser' {
  export default class EmailReplyParser {
    read(text: string): { getVisibleText(options?: { aggressive?: boolean }): string }
  }
}

declare module 'mailauth' {
  type Result = { status: { result: string; aligned?: string | false } }
  type Options = {
    sender: string
    ip?: string
    helo?: string
    mta: string
    resolver: (name: string, type: string) => Promise<unknown>
    disableArc: boolean
    disableBimi: boolean
  }
  export function authenticate(
    mail: NodeJS.ReadableStream,
    options: Options,
  ): Promise<{
    dkim?: { results?: (Result & { signingDomain?: string })[] }
    spf?: (Result & { domain?: string }) | false
    dmarc?: (Result & { policy?: string }) | false
  }>
}

declare module 'mailauth/lib/dkim/sign' {
  type SignatureData = { signingDomain: string; selector: string; privateKey: string | Buffer }
  export function dkimSign(mail: string, options: { signatureData: SignatureData[] }): Promise<{ signatures: string }>
}
