import type { IconName } from '../../ui/icons.ts'
import { t } from './text.ts'

export type PictureAction = 'favorite' | 'reuse' | 'vary' | 'trash'

/** What can be done with a picture besides opening and downloading it. */
export const pictureActions = (isFavorite: boolean) =>
  [
    { action: 'favorite', label: t('favourite'), icon: isFavorite ? 'heart-filled' : 'heart', pressed: isFavorite },
    { action: 'reuse', label: t('useAgain'), icon: 'edit', pressed: undefined },
    { action: 'vary', label: t('vary'), icon: 'vary', pressed: undefined },
    { action: 'trash', label: t('delete'), icon: 'trash', pressed: undefined },
  ] as const satisfies readonly { action: PictureAction; label: string; icon: IconName; pressed: boolean | undefined }[]
