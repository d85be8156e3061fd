'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { useFormStatus } from 'react-dom'
import { FaultSummary } from '@/components/desk/FaultSummary'
import { type FormAction, type FormState, idle } from '@/components/desk/form-state'
import { useAction } from '@/components/ui/use-action'
import { useTypedEarly } from '@/components/ui/use-typed-early'
import type { TemplateView } from '@/lib/notifications/templates/get-template'
import { blockInWords, faultInWords } from '@/lib/notifications/templates/in-words'
import type { Fault } from '@/lib/notifications/templates/rules'
import { TemplateField } from './TemplateField'
import { TemplatePreview } from './TemplatePreview'

type Block = TemplateView['blocks'][number]
type Sent = FormState & { result?: { address?: string; tested?: { words?: unknown; scene?: unknown } } }
type Props = {
  action: FormAction
  of: { mail: string; locale: string }
  version: number
  blocks: Block[]
  scenes: readonly string[]
  words: Record<string, string>
}

const idOf = (block: string) => `block-${block.replaceAll(/\W/g, '-')}`
const textsOf = (blocks: Block[]) => Object.fromEntries(blocks.map(({ id, text }) => [id, text]))
const formId = 'template'
const waitBeforePreview = 500

/** The words of a mail beside the mail itself, which follows while one types. Nothing typed is lost when it is refused, tested or looked at. */
export function TemplateForm({ action, of, version, blocks, scenes, words }: Props) {
  const [state, send] = useAction(action as unknown as (before: Sent, form: FormData) => Promise<Sent>, idle as Sent)
  const [texts, setTexts] = useState(() => ({ ...textsOf(blocks), ...typedIn(state) }))
  const [known, setKnown] = useState(blocks)
  if (JSON.stringify(textsOf(known)) !== JSON.stringify(textsOf(blocks))) {
    setKnown(blocks)
    setTexts(textsOf(blocks))
  }
  const [scene, setScene] = useState(String(state.values.scene ?? state.result?.tested?.scene ?? scenes[0] ?? ''))
  useTypedEarly(formId, (typed) => {
    setTexts((drawn) => Object.fromEntries(blocks.map(({ id }, at) => [id, typed.get(`words[${at}][text]`) ?? drawn[id] ?? ''])))
    setScene((drawn) => typed.get('scene') ?? drawn)
  })
  const [turn, setTurn] = useState(0)
  const preview = useRef<HTMLButtonElement>(null)
  useLatePreview(`${scene}\n${JSON.stringify(texts)}`, () => setTurn((before) => before + 1))
  useEffect(() => {
    if (turn > 0) preview.current?.form?.requestSubmit(preview.current)
  }, [turn])

  const faults = state.status === 'error' ? faultsIn(state) : {}
  const inWords = (block: Block) => (faults[block.id] ? faultInWords(faults[block.id] as Fault, block.variables, words) : null)
  return (
    <div className="a-template">
      <form action={send} className="form" id={formId} noValidate>
        <Outcome
          state={state}
          faulty={blocks.filter(({ id }) => faults[id])}
          inWords={inWords}
          words={words}
          here={`/desk/admin/templates/${of.mail}/${of.locale}`}
        />
        <input type="hidden" name="mail" value={of.mail} />
        <input type="hidden" name="locale" value={of.locale} />
        <input type="hidden" name="version" value={String(state.details?.version ?? version)} />
        {blocks.map((block, at) => (
          <TemplateField
            key={block.id}
            id={idOf(block.id)}
            at={at}
            block={block}
            locale={of.locale}
            text={texts[block.id] ?? ''}
            change={(text) => setTexts((before) => ({ ...before, [block.id]: text }))}
            look={() => setScene((now) => (block.scenes.some((one) => one === now) ? now : (block.scenes[0] ?? now)))}
            fault={inWords(block)}
            words={words}
          />
        ))}
        <div className="line">
          <PressButton press="save" pending={words.saving} className="btn btn-main">
            {words.save}
          </PressButton>
          <PressButton press="test" pending={words.testing} className="btn btn-neutral">
            {words.test}
          </PressButton>
        </div>
      </form>
      <TemplatePreview of={of} turn={turn} words={words}>
        {scenes.length > 1 ? (
          <>
            <label className="label" htmlFor="scene">
              {words.scene}
            </label>
            <select className="field" id="scene" name="scene" form={formId} value={scene} onChange={(event) => setScene(event.target.value)}>
              {scenes.map((one) => (
                <option key={one} value={one}>
                  {words[`scene_${one}`]}
                </option>
              ))}
            </select>
          </>
        ) : (
          <input type="hidden" name="scene" form={formId} value={scene} />
        )}
        <PreviewButton button={preview} of={of} turn={turn} again={() => setTurn((before) => before + 1)}>
          {words.preview}
        </PreviewButton>
      </TemplatePreview>
    </div>
  )
}

type PressButtonProps = { press: 'save' | 'test'; pending: string | undefined; className: string; children: string | undefined }

/** One of the two things a form can do; says at once that it was pressed. */
function PressButton({ press, pending, className, children }: PressButtonProps) {
  const { pending: isBusy, data } = useFormStatus()
  return (
    <button type="submit" name="do" value={press} className={className} aria-disabled={isBusy} onClick={(event) => isBusy && event.preventDefault()}>
      {isBusy && data.get('do') === press ? pending : children}
    </button>
  )
}

type PreviewButtonProps = { button: RefObject<HTMLButtonElement | null>; of: Props['of']; turn: number; again: () => void; children: string | undefined }

/** Sends the form to the frame as it is. With scripts each look has a frame of its own, so that it is no step of the browser's history. */
function PreviewButton({ button, of, turn, again, children }: PreviewButtonProps) {
  return (
    <button
      ref={button}
      type="submit"
      form={formId}
      className="btn btn-neutral"
      formAction={`/api/mail-preview/${of.mail}/${of.locale}`}
      formMethod="post"
      formEncType="application/x-www-form-urlencoded"
      formTarget={`preview-${turn}`}
      onClick={(event) => {
        if (!event.isTrusted) return
        event.preventDefault()
        again()
      }}
    >
      {children}
    </button>
  )
}

type OutcomeProps = { state: Sent; faulty: Block[]; inWords: (block: Block) => string | null; words: Record<string, string>; here: string }

/** What came of sending the form; takes the focus when something is wrong. */
function Outcome({ state, faulty, inWords, words, here }: OutcomeProps) {
  if (state.status === 'ok') {
    return (
      <p className="note" role="status">
        {state.result?.address ? words.testAsked?.replace('{address}', state.result.address) : words.saved}
      </p>
    )
  }
  const faults = faulty.map((block) => ({ id: idOf(block.id), text: `${blockInWords(block, words)}: ${inWords(block)}` }))
  return (
    <FaultSummary state={state} faults={faults} words={{ mend: words.mend, kept: words.kept }}>
      {state.reason === 'changed_meanwhile' && (
        <a href={here} target="_blank" rel="noreferrer">
          {words.look}
        </a>
      )}
    </FaultSummary>
  )
}

/** Calls once what is to be looked at has changed and then stood still for a moment. */
function useLatePreview(what: string, again: () => void) {
  const looked = useRef(what)
  const later = useRef(again)
  later.current = again
  useEffect(() => {
    if (looked.current === what) return
    const timer = setTimeout(() => {
      looked.current = what
      later.current()
    }, waitBeforePreview)
    return () => clearTimeout(timer)
  }, [what])
}

/** What somebody typed, as it came back with an answer. */
function typedIn({ values, result }: Sent): Record<string, string> {
  const typed = (Array.isArray(values.words) ? values.words : Array.isArray(result?.tested?.words) ? result.tested.words : []) as {
    block?: unknown
    text?: unknown
  }[]
  return Object.fromEntries(typed.flatMap(({ block, text }) => (typeof block === 'string' && typeof text === 'string' ? [[block, text]] : [])))
}

function faultsIn({ fields, details }: Sent): Record<string, Fault> {
  return Object.fromEntries(
    Object.entries(fields).map(([id, fault]) => {
      const [what = '', line = '1', column = '1'] = [details?.[id] ?? []].flat().map(String)
      return [id, { fault: fault as Fault['fault'], what, line: Number(line), column: Number(column) }]
    }),
  )
}
