import { t } from './text.ts'
import boats from './boats.webp?no-inline'
import city from './city.webp?no-inline'
import fox from './fox.webp?no-inline'
import lighthouse from './lighthouse.webp?no-inline'
import mountains from './mountains.webp?no-inline'
import reef from './reef.webp?no-inline'

export interface Idea {
  readonly name: string
  readonly prompt: string
  /** The address of a picture that the built-in engine made of it. */
  readonly picture: string
}

export const ideas = (): readonly Idea[] => [
  { name: t('cardLighthouse'), prompt: t('ideaLighthouse'), picture: lighthouse },
  { name: t('cardFox'), prompt: t('ideaFox'), picture: fox },
  { name: t('cardReef'), prompt: t('ideaReef'), picture: reef },
  { name: t('cardBoats'), prompt: t('ideaBoats'), picture: boats },
  { name: t('cardMountains'), prompt: t('ideaMountains'), picture: mountains },
  { name: t('cardCity'), prompt: t('ideaCity'), picture: city },
]
