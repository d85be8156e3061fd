import { ReachForm } from '@/components/desk/ReachForm'
import { dayInWords, momentInWords } from '@/components/ui/dates'
import type { ReachTask as Task } from '@/lib/holds/ladder/load-waiting'
import { useMessages, useTranslations } from '@/lib/web/words'
import type { FormAction } from './form-state'

type Props = { action: FormAction; caseId: string; task: Task; reader: { timeZone: string }; mayTick: boolean }

/** Nothing of the hold got through: who is to be reached by when, and afterwards who did it and how (H-20). */
export function ReachTask({ action, caseId, task, reader, mayTick }: Props) {
  const t = useTranslations('desk.reach')
  if (task.doneAt) {
    const when = momentInWords(task.doneAt, 'en', reader.timeZone, 'time')
    return (
      <p className="note">
        {t('wasReached', { by: task.doneBy ?? '', how: task.how ?? '', when })} {task.note}
      </p>
    )
  }
  const day = dayInWords(task.dueOn, 'en')
  return (
    <section className="summary" aria-labelledby="reach-title">
      <h2 id="reach-title">{t('title', { day })}</h2>
      <p>{t('lead')}</p>
      {mayTick && <ReachForm action={action} caseId={caseId} words={useMessages().desk.reach} />}
    </section>
  )
}
