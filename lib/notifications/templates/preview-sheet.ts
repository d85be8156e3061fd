import { type Block, blocksOf } from './blocks'
import { blockInWords, faultInWords } from './in-words'
import type { TemplatePreview } from './preview-template'
import type { TemplateOf } from './schema'

/**
 * A page with a mail at both widths, for a frame: its subject, what is wrong with its words, and the mail itself in two
 * frames of its own, as a computer and as a phone show it. It has no script; whoever answers with it puts it in a sandbox.
 */
export function previewSheet({ mail, locale }: TemplateOf, { subject, html, faulty }: TemplatePreview, words: Record<string, string>): string {
  const blocks = new Map<string, Block>(blocksOf(mail, locale).map((block) => [block.id, block]))
  const faults = Object.entries(faulty).map(([id, fault]) => {
    const block = blocks.get(id)
    return `<li><b>${escaped(block ? blockInWords(block, words) : id)}:</b> ${escaped(faultInWords(fault, block?.variables ?? [], words))}</li>`
  })
  const frame = (name: 'wide' | 'narrow') =>
    `<figure class="${name}"><figcaption>${escaped(words[name] ?? '')}</figcaption><div><iframe sandbox title="${escaped(words[name] ?? '')}" srcdoc="${escaped(html)}"></iframe></div></figure>`
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(words.preview ?? '')}</title><meta name="viewport" content="width=device-width, initial-scale=1"><style>${look}</style></head><body>
<p class="subject"><span>${escaped(words.block_subject ?? '')}</span> <b lang="${locale}">${escaped(subject)}</b></p>
${faults.length > 0 ? `<div class="faults"><p>${escaped(words.notYet ?? '')}</p><ul>${faults.join('')}</ul></div>` : ''}
${frame('wide')}${frame('narrow')}
</body></html>`
}

const look = `
:root { color-scheme: light dark; --ink: #17211f; --ink-2: #46514e; --paper: #f2f0e8; --edge: #7c776a; --error: #b3231a; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f0e7; --ink-2: #c6cac3; --paper: #232a28; --edge: #87928e; --error: #ffa195; } }
body { margin: 0; padding: 12px; background: var(--paper); color: var(--ink); font: 14px/20px "Public Sans", "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
.subject { margin: 0 0 12px; overflow-wrap: anywhere; } .subject span, figcaption { color: var(--ink-2); font-size: 12px; }
.faults { margin: 0 0 12px; padding: 8px 12px; border: 2px solid var(--error); border-radius: 4px; } .faults p { margin: 0; } .faults ul { margin: 4px 0 0; padding-left: 20px; }
figure { margin: 0 0 16px; } figure div { margin-top: 4px; overflow: hidden; }
iframe { display: block; box-sizing: border-box; border: 1px solid var(--edge); border-radius: 4px; background: #fbfaf6; }
.wide iframe { width: 640px; height: 700px; } .narrow iframe { width: 390px; height: 700px; }
@media (min-width: 1090px) { body { display: flex; flex-wrap: wrap; gap: 0 24px; } .subject, .faults { flex: 1 1 100%; } }
@media (max-width: 663px) { .wide div { height: 385px; } .wide iframe { transform: scale(.55); transform-origin: 0 0; } }
@media (max-width: 413px) { .narrow div { height: 560px; } .narrow iframe { transform: scale(.8); transform-origin: 0 0; } }
@media (max-width: 380px) { .wide div { height: 315px; } .wide iframe { transform: scale(.45); } .narrow div { height: 490px; } .narrow iframe { transform: scale(.7); } }`

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
