import type { Image } from '@atelier/contracts'
import type { Ref } from 'vue'
import { t as common } from '../../i18n/common.ts'
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts'
import { mayMark } from '../../stores/whose.ts'
import { t } from './text.ts'
import type { useImageActions } from './use-image-actions.ts'
import type { useJourney } from './use-journey.ts'
import type { useViewing } from './use-viewing.ts'

interface ImageKeys {
  readonly image: () => Image
  readonly actions: ReturnType<typeof useImageActions>
  readonly journey: ReturnType<typeof useJourney>
  readonly viewing: ReturnType<typeof useViewing>
  readonly isComparing: Readonly<Ref<boolean>>
  readonly pick: () => void
  readonly collect: () => void
  readonly tag: () => void
  readonly edit: () => void
}

/** The keys of the page of a picture. */
export function useImageKeys({ image, actions, journey, viewing, isComparing, pick, collect, tag, edit }: ImageKeys) {
  /** Said over the picture too: the row of stars may be out of sight. */
  async function rate({ key, repeat }: KeyboardEvent) {
    const rating = Number(key)
    if (repeat || !(await actions.rate(rating))) return
    journey.say(rating === 0 ? common('noStars') : common('starCount', { count: rating }), true)
  }

  const canBeMarked = () => mayMark(image())
  const isKept = () => image().trashedAt === null
  useShortcuts(
    () => t('picture'),
    [
      {
        keys: ['f'],
        label: t('favourite'),
        needs: 'images:write',
        when: canBeMarked,
        run: async ({ repeat }) => repeat || actions.favorite(),
      },
      {
        keys: ['Delete'],
        label: t('delete'),
        needs: 'images:write',
        when: canBeMarked,
        run: async ({ repeat }) => repeat || journey.discard(),
      },
      { keys: ['r'], label: common('remix'), needs: 'generations:write', run: actions.remix },
      {
        keys: ['v'],
        label: common('vary'),
        needs: 'generations:write',
        run: async ({ repeat }) => repeat || actions.vary(),
      },
      { keys: ['c'], label: t('compare'), run: pick },
      { keys: ['e'], label: t('edit'), needs: 'generations:write', when: isKept, run: edit },
      {
        keys: ['b'],
        label: t('addTo'),
        needs: 'library:write',
        when: () => isKept() && !viewing.isFull.value,
        run: collect,
      },
      {
        keys: ['1', '2', '3', '4', '5'],
        label: common('stars'),
        labelOf: key => common('starCount', { count: Number(key) }),
        needs: 'images:write',
        when: () => isKept() && canBeMarked(),
        run: rate,
      },
      {
        keys: ['0'],
        label: common('noStars'),
        needs: 'images:write',
        when: () => isKept() && canBeMarked(),
        run: rate,
      },
      {
        keys: ['t'],
        label: t('keyTag'),
        needs: 'images:write',
        when: () => isKept() && !viewing.isFull.value && canBeMarked(),
        run: tag,
      },
      { keys: ['i'], label: t('toggleDetails'), run: viewing.toggleDetails },
      { keys: ['d'], label: t('darkSurround'), run: viewing.toggleDark },
      { keys: ['z'], label: t('fullScreen'), run: viewing.toggleFull },
      {
        keys: ['Escape'],
        label: t('goBack'),
        when: () => !viewing.isFull.value && !isComparing.value,
        run: journey.leave,
      },
      {
        keys: ['Escape'],
        label: t('stopComparing'),
        when: () => !viewing.isFull.value && isComparing.value,
        run: async () => journey.compare([]),
      },
      { keys: ['Escape'], label: t('leaveFullScreen'), when: () => viewing.isFull.value, run: viewing.toggleFull },
    ],
  )
}
