import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { describe } from '../api/errors.ts'
import { t } from '../i18n/common.ts'
import { useUndo } from './undo.ts'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'danger'
  readonly action?: { readonly label: string; readonly run: () => unknown }
}

interface NoticeOptions {
  readonly tone?: Notice['tone']
  readonly action?: Notice['action']
  /** Takes back what is said. */
  readonly undo?: () => unknown
}

const SHOWN_AT_ONCE = 3

/** Short messages at the edge of the page, some with a way back. How long each stays is the region's business. */
export const useNotices = defineStore('notices', () => {
  const items = shallowRef<readonly Notice[]>([])
  const undos = useUndo()
  let lastId = 0

  const dismiss = (id: number) => {
    items.value = items.value.filter(notice => notice.id !== id)
  }

  /** Gives the id, for a message that is over when something else happens. */
  function show(text: string, { tone = 'plain', action, undo }: NoticeOptions = {}): number {
    const id = (lastId += 1)
    const offered = undo ? offer(id, undo) : action
    items.value = [...items.value, { id, text, tone, ...(offered && { action: offered }) }].slice(-SHOWN_AT_ONCE)
    return id
  }

  /** A button that takes back what the message says; the key for it does the same, long after the message has gone. */
  function offer(id: number, undo: () => unknown): Notice['action'] {
    const once = undos.has(undo) ? undo : undos.add(undo)
    undos.follow(once, () => dismiss(id))
    // Pressed, the message goes by itself, and sees to where the keyboard is then.
    const run = async () => {
      undos.follow(once, () => {})
      await once()
    }
    return { label: t('undo'), run }
  }

  /** Runs an action. What the server refuses is said, and the answer is undefined. */
  async function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action()
    } catch (error) {
      show(describe(error), { tone: 'danger' })
      return undefined
    }
  }

  /** The same for an action that has no answer of its own: whether it was done. */
  const succeeds = async (action: () => Promise<unknown>): Promise<boolean> =>
    (await attempt(async () => {
      await action()
      return true
    })) ?? false

  return { items, show, dismiss, attempt, succeeds }
})
