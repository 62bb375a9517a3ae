import type { Image } from '@atelier/contracts'
import { t as common } from '../../i18n/common.ts'
import { may, mayMark, mayShare } from '../../stores/whose.ts'
import type { MenuEntry } from '../../ui/menu.ts'
import { t } from './text.ts'
import type { PictureActions } from './use-picture-actions.ts'

type MakingActions = Pick<PictureActions, 'remix' | 'vary' | 'download' | 'copyImage' | 'copyPrompt' | 'share'>

/** What one makes of a picture, and takes along of it. One that was imported may have no prompt to go by. */
export const makingEntries = (image: Pick<Image, 'prompt' | 'ownerId'>, actions: MakingActions): MenuEntry[] => [
  ...(image.prompt === '' || !may('generations:write')
    ? []
    : [
        { label: common('remix'), icon: 'remix' as const, run: actions.remix },
        { label: common('vary'), icon: 'vary' as const, run: actions.vary },
      ]),
  { label: t('download'), icon: 'download', run: actions.download },
  { label: t('copyPicture'), icon: 'copy', run: actions.copyImage },
  ...(image.prompt === '' ? [] : [{ label: t('copyPrompt'), icon: 'copy' as const, run: actions.copyPrompt }]),
  ...(mayShare(image) ? [{ label: common('share'), icon: 'share' as const, run: actions.share }] : []),
]

type BeginningActions = Pick<PictureActions, 'useAsStart' | 'changePart' | 'extend' | 'upscale'>

/** What begins with its pixels. */
export const beginningEntries = (actions: BeginningActions): MenuEntry[] =>
  !may('generations:write')
    ? []
    : [
        { label: t('useAsStart'), icon: 'gallery', run: actions.useAsStart },
        { label: t('changePart'), icon: 'edit', run: actions.changePart },
        { label: t('extend'), icon: 'expand', run: actions.extend },
        { label: t('upscale'), icon: 'plus', run: actions.upscale },
      ]

/** What one says of it. */
export const markingEntries = (
  image: Pick<Image, 'rating' | 'favorite' | 'ownerId'>,
  { rate, favorite: like, tag }: Pick<PictureActions, 'rate' | 'favorite'> & { readonly tag: () => unknown },
): MenuEntry[] =>
  !mayMark(image)
    ? []
    : [
        {
          label: t(image.favorite ? 'noFavourite' : 'favourite'),
          icon: image.favorite ? 'heart-filled' : 'heart',
          run: like,
        },
        { label: common('stars'), rating: image.rating, rate },
        { label: common('tags'), icon: 'tag', run: tag },
      ]
