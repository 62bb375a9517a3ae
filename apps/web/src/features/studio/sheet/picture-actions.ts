import type { IconName } from '../../../ui/icons.ts'
import { t as common } from '../../../i18n/common.ts'
import { t } from '../text.ts'

export type PictureAction = 'favorite' | 'remix' | 'vary' | 'trash'

interface PictureButton {
  readonly action: PictureAction
  readonly label: string
  readonly icon: IconName
  readonly pressed: boolean | undefined
}

/** What can be done with a picture besides opening and downloading it. */
export const pictureActions = (isFavorite: boolean): readonly PictureButton[] => [
  { action: 'favorite', label: t('favourite'), icon: isFavorite ? 'heart-filled' : 'heart', pressed: isFavorite },
  { action: 'remix', label: common('remix'), icon: 'remix', pressed: undefined },
  { action: 'vary', label: common('vary'), icon: 'vary', pressed: undefined },
  { action: 'trash', label: t('delete'), icon: 'trash', pressed: undefined },
]
