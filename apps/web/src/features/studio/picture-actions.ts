import type { IconName } from '../../ui/icons.ts'

export type PictureAction = 'favorite' | 'reuse' | 'vary' | 'trash'

/** What can be done with a picture besides opening and downloading it. */
export const pictureActions = (isFavorite: boolean) => [
  { action: 'favorite', label: 'Favourite', icon: isFavorite ? 'heart-filled' : 'heart', pressed: isFavorite },
  { action: 'reuse', label: 'Use again', icon: 'edit', pressed: undefined },
  { action: 'vary', label: 'Vary', icon: 'vary', pressed: undefined },
  { action: 'trash', label: 'Delete', icon: 'trash', pressed: undefined },
] as const satisfies readonly { action: PictureAction, label: string, icon: IconName, pressed: boolean | undefined }[]
