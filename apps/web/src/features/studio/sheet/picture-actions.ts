import type { IconName } from '../../../ui/icons.ts'
import { t } from '../text.ts'

export type PictureAction = 'favorite' | 'reuse' | 'vary' | 'varyAll' | 'trash'

interface PictureButton {
  readonly action: PictureAction
  readonly label: string
  readonly icon: IconName
  readonly pressed: boolean | undefined
}

/** What can be done with a picture besides opening and downloading it. `together`: how many were asked for at once. */
export const pictureActions = (isFavorite: boolean, together: number): readonly PictureButton[] => [
  { action: 'favorite', label: t('favourite'), icon: isFavorite ? 'heart-filled' : 'heart', pressed: isFavorite },
  { action: 'reuse', label: t('useAgain'), icon: 'edit', pressed: undefined },
  { action: 'vary', label: t('vary'), icon: 'vary', pressed: undefined },
  ...(together > 1
    ? [{ action: 'varyAll', label: t('varyAll', { count: together }), icon: 'plus', pressed: undefined } as const]
    : []),
  { action: 'trash', label: t('delete'), icon: 'trash', pressed: undefined },
]
