import { ReachForm } from '@/components/desk/ReachForm'
import type { ReachTask as Task } from '@/lib/holds/ladder/load-waiting'
import { useFormatter, useMessages, useTranslations } from '@/lib/web/words'
import type { FormAction } from './form-state'

type Props = { action: FormAction; caseId: string; task: Task; reader: { timeZone: string }; mayTick: boolean }

/** Nothing of the hold got through: who is to be reached by when, and afterwards who did it and how (H-20). */
export function ReachTask({ action, caseId, task, reader, mayTick }: Props) {
  const t = useTranslations('desk.reach')
  const format = useFormatter()
  if (task.doneAt) {
    const when = format.dateTime(new Date(task.doneAt), { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: reader.timeZone })
    return (
      <p className="note">
        {t('wasReached', { by: task.doneBy ?? '', how: task.how ?? '', when })} {task.note}
      </p>
    )
  }
  const day = format.dateTime(new Date(`${task.dueOn}T12:00:00Z`), { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' })
  return (
    <section className="summary" aria-labelledby="reach-title">
      <h2 id="reach-title">{t('title', { day })}</h2>
      <p>{t('lead')}</p>
      {mayTick && <ReachForm action={action} caseId={caseId} words={useMessages().desk.reach} />}
    </section>
  )
}
