import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef, watch } from 'vue'
import type { Found } from './found-files.ts'
import { createImportFile, identityOf, type FileState, type FileStatus, type ImportFile } from './import-file.ts'
import { createInspector } from './inspector.ts'
import { runImport } from './run.ts'
import { findKnown, sendFile } from './send-file.ts'
import { t } from './text.ts'
import { describe } from '../../api/errors.ts'
import { useConnection } from '../../stores/connection.ts'
import { useImages } from '../../stores/images.ts'

export type ImportPhase = 'choosing' | 'running' | 'away' | 'stopped' | 'done'

/** A server that answers, but not this, is asked again after so many milliseconds. */
const ASK_AGAIN_MS = 2000

/** The files that are being imported. In a store, so that it goes on while other pages are open. */
export const useImports = defineStore('imports', () => {
  const connection = useConnection()
  const images = useImages()
  const files = shallowRef<readonly ImportFile[]>([])
  const counts = shallowReactive<Record<FileStatus, number>>({
    chosen: 0,
    imported: 0,
    known: 0,
    trashed: 0,
    refused: 0,
  })
  const phase = shallowRef<ImportPhase>('choosing')
  const passedOver = shallowRef(0)
  const isGathering = shallowRef(false)
  /** Why it stopped, where nobody stopped it. */
  const problem = shallowRef<string>()
  const pace = shallowReactive({ startedAt: 0, done: 0, now: 0 })
  const identities = new Set<string>()
  let abort: AbortController | undefined
  let lastKey = 0

  const isUnderWay = computed(() => phase.value === 'running' || phase.value === 'away')
  const done = computed(() => files.value.length - counts.chosen)
  const perSecond = computed(() => pace.done / Math.max(1, (pace.now - pace.startedAt) / 1000))
  const secondsLeft = computed(() => (perSecond.value > 0 ? counts.chosen / perSecond.value : undefined))

  function setState(file: ImportFile, state: FileState) {
    counts[file.state.status] -= 1
    counts[state.status] += 1
    file.state = state
  }

  const inspector = createInspector({ isWanted: file => !isUnderWay.value && file.state.status === 'chosen', setState })

  /** Takes in what was dropped, pasted or chosen, once it has been walked through. */
  async function add(finding: Found | Promise<Found>) {
    isGathering.value = true
    const found = await Promise.resolve(finding).finally(() => {
      isGathering.value = false
    })
    const fresh = found.files.filter(one => {
      const identity = identityOf(one)
      return !identities.has(identity) && identities.add(identity)
    })
    passedOver.value += found.passedOver
    counts.chosen += fresh.length
    files.value = [...files.value, ...fresh.map(one => createImportFile(one, (lastKey += 1)))]
    if (!isUnderWay.value) phase.value = 'choosing'
  }

  function leaveOut(file: ImportFile) {
    identities.delete(identityOf(file))
    counts[file.state.status] -= 1
    files.value = files.value.filter(other => other !== file)
  }

  function clear() {
    identities.clear()
    files.value = []
    Object.assign(counts, { chosen: 0, imported: 0, known: 0, trashed: 0, refused: 0 })
    passedOver.value = 0
    problem.value = undefined
    phase.value = 'choosing'
  }

  const isLive = () => connection.state === 'live'
  const untilLive = async (signal: AbortSignal) =>
    new Promise<void>(resolve => {
      const end = () => {
        unwatch()
        resolve()
      }
      const unwatch = watch(isLive, end)
      signal.addEventListener('abort', end, { once: true })
    })

  async function untilBack(signal: AbortSignal) {
    phase.value = 'away'
    await pause(ASK_AGAIN_MS, signal)
    if (!isLive() && !signal.aborted) await untilLive(signal)
    signal.throwIfAborted()
    phase.value = 'running'
  }

  /** Begins, or goes on where it was stopped. Files that came meanwhile are sent, too. */
  async function start() {
    if (isUnderWay.value) return
    const { signal } = (abort = new AbortController())
    phase.value = 'running'
    problem.value = undefined
    Object.assign(pace, { startedAt: performance.now(), done: 0, now: performance.now() })
    const onFile = (file: ImportFile, state: FileState) => {
      setState(file, state)
      pace.done += 1
      pace.now = performance.now()
    }
    try {
      while (counts.chosen > 0 && problem.value === undefined)
        problem.value = await runImport({
          files: files.value,
          signal,
          unreadable: t('unreadable'),
          findKnown,
          sendFile,
          onFile,
          untilBack,
        })
      phase.value = problem.value === undefined ? 'done' : 'stopped'
    } catch (error) {
      phase.value = 'stopped'
      if (!signal.aborted) problem.value = describe(error)
    }
  }

  const stop = () => abort?.abort()

  /** Out of the trash, and into the gallery again. */
  async function restore(wanted: readonly ImportFile[]) {
    const trashed = wanted.filter(({ state }) => state.status === 'trashed')
    await images.changeMany(
      [...new Set(trashed.flatMap(({ state }) => (state.status === 'trashed' ? [state.imageId] : [])))],
      { action: 'restore' },
    )
    for (const file of trashed)
      if (file.state.status === 'trashed') setState(file, { status: 'known', imageId: file.state.imageId })
  }

  // The browser asks before it closes a page that is sending.
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()
  watch(isUnderWay, underWay =>
    underWay ? addEventListener('beforeunload', ask) : removeEventListener('beforeunload', ask),
  )

  return {
    files,
    counts,
    phase,
    passedOver,
    isGathering,
    problem,
    isUnderWay,
    done,
    perSecond,
    secondsLeft,
    inspect: inspector.want,
    leave: inspector.leave,
    add,
    leaveOut,
    clear,
    start,
    stop,
    restore,
  }
})

const pause = async (ms: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
