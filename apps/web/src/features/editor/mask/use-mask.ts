import { computed, shallowRef, type ShallowRef } from 'vue'
import type { Size } from '../geometry.ts'
import { number } from '../../../i18n/format.ts'
import type { EditorState } from '../result.ts'
import { t } from '../text.ts'
import type { Change } from './history.ts'
import { createMask } from './mask.ts'
import { encodePng } from './png.ts'
import { settingsFor, type MaskSettings } from './settings.ts'
import { readMask, storeMask } from './stored-mask.ts'

const DONE = {
  stroke: 'didStroke',
  erasing: 'didErasing',
  lasso: 'didLasso',
  rectangle: 'didRectangle',
  cut: 'didCut',
  invert: 'didInvert',
  fill: 'didFill',
  clear: 'didClear',
} as const satisfies Record<Change, string>
const UNDONE = {
  stroke: 'undidStroke',
  erasing: 'undidErasing',
  lasso: 'undidLasso',
  rectangle: 'undidRectangle',
  cut: 'undidCut',
  invert: 'undidInvert',
  fill: 'undidFill',
  clear: 'undidClear',
} as const satisfies Record<Change, string>

export type MaskTask = ReturnType<typeof useMask>

/** A picture's mask while it is being painted: what was done, and what can be. */
export function useMask(size: Size, start: EditorState | undefined, say: (text: string) => void) {
  const mask = createMask(size)
  const settings = shallowRef<MaskSettings>(settingsFor(Math.max(size.width, size.height)))
  /** Counts what was done; whoever shows something of the mask reads it. */
  const version = shallowRef(0)
  const isChanged = shallowRef(false)
  const draw: ShallowRef<(() => void) | undefined> = shallowRef()
  const given = start?.kind === 'mask' ? start : undefined
  if (given) settings.value = { ...settings.value, feather: given.feather }

  const share = computed(() => (version.value < 0 ? 0 : mask.share()))
  /** Never "0 %" where there is something. */
  const shareText = () => number(share.value, { style: 'percent', maximumSignificantDigits: 2 })
  const told = (key: (typeof DONE | typeof UNDONE)[Change] | 'redid') =>
    t('toldShare', { done: t(key), share: shareText() })

  function refresh() {
    version.value += 1
    draw.value?.()
  }

  function did(done: Change) {
    isChanged.value = true
    refresh()
    say(told(DONE[done]))
  }

  function undo() {
    const undone = mask.undo()
    refresh()
    say(undone ? told(UNDONE[undone]) : t('nothingToUndo'))
  }

  function redo() {
    const redone = mask.redo()
    refresh()
    say(redone ? told('redid') : t('nothingToRedo'))
  }

  async function load(url: string) {
    const bytes = await readMask(url, size)
    if (!bytes) return say(t('maskUnread'))
    mask.load(bytes)
    refresh()
  }
  if (given) void load(given.mask)

  function change(patch: Partial<MaskSettings>) {
    if (patch.feather !== undefined && patch.feather !== settings.value.feather) isChanged.value = true
    settings.value = { ...settings.value, ...patch }
  }

  return {
    mask,
    settings,
    version,
    share,
    draw,
    change,
    did,
    undo,
    redo,
    say,
    canUndo: computed(() => version.value >= 0 && mask.canUndo()),
    canRedo: computed(() => version.value >= 0 && mask.canRedo()),
    invert() {
      mask.invert()
      did('invert')
    },
    fill: () => mask.fill() && did('fill'),
    clear: () => mask.clear() && did('clear'),

    isChanged,
    canFinish: computed(() => share.value > 0),
    action: () => t('useMask'),
    status: () => (share.value > 0 ? t('shareOfPicture', { share: shareText() }) : t('paintHint')),
    async finish() {
      const { feather } = settings.value
      const [png, stored] = [await encodePng(mask.feathered(feather)), await storeMask(mask.plain())]
      return { kind: 'mask', mask: png, state: { kind: 'mask', mask: stored, feather } } as const
    },
  }
}
