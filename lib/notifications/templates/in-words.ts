import type { Block } from './blocks'
import type { Fault } from './rules'

type Words = Record<string, string>

const said = (sentence: string | undefined, values: Record<string, string>) =>
  (sentence ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** What a block is called, and when it is read: "First words · last reminder · the case will be closed". */
export function blockInWords({ part, when }: Pick<Block, 'part' | 'when'>, words: Words): string {
  return [words[`block_${part}`], ...when.map((one) => words[`when_${one}`])].filter(Boolean).join(' · ')
}

/** What is wrong with a text, where, and what would be right. `words` are those of the page, `variables` what the block may say. */
export function faultInWords({ fault, what, line, column }: Fault, variables: readonly string[], words: Words): string {
  const known = variables.map((name) => `{${name}}`).join(', ')
  return said(words[`fault_${fault}`], { what, line: String(line), column: String(column), known })
}
