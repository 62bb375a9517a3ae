import type { Collection } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { useCollections } from '../../stores/collections.ts'
import { useNotices } from '../../stores/notices.ts'
import { t } from './text.ts'

/** Changing and deleting one of the collections: which one it is about, and what is being asked. */
export function useEditing() {
  const collections = useCollections()
  const notices = useNotices()
  const subject = shallowRef<Collection>()
  /** Each time a form of its own; one that closes stays, and gives the focus back. */
  const times = shallowRef(0)
  const asks = shallowRef<'form' | 'removal'>()

  const asking = (what: 'form' | 'removal') =>
    computed({
      get: () => asks.value === what,
      set: isOpen => {
        asks.value = isOpen ? what : undefined
      },
    })

  /** Without one, a new one is made. */
  function edit(collection?: Collection) {
    subject.value = collection
    times.value += 1
    asks.value = 'form'
  }

  function askToRemove(collection: Collection) {
    subject.value = collection
    asks.value = 'removal'
  }

  async function remove(): Promise<boolean> {
    const { value: collection } = subject
    const isDone = collection !== undefined && (await notices.succeeds(async () => collections.remove(collection.id)))
    if (isDone) notices.show(t('removed', { name: collection.name }))
    return isDone
  }

  return { subject, times, isEditing: asking('form'), asksToRemove: asking('removal'), edit, askToRemove, remove }
}
