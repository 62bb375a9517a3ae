import { WEBHOOK_TEST_EVENT, type WebhookEventType } from '@atelier/contracts'
import { t } from './text.ts'

/** How each type is said. */
const EVENT_TEXTS = {
  'image.created': 'imageCreated',
  'image.updated': 'imageUpdated',
  'image.trashed': 'imageTrashed',
  'image.restored': 'imageRestored',
  'image.removed': 'imageRemoved',
  'generation.queued': 'generationQueued',
  'generation.started': 'generationStarted',
  'generation.succeeded': 'generationSucceeded',
  'generation.failed': 'generationFailed',
  'generation.cancelled': 'generationCancelled',
  'generation.removed': 'generationRemoved',
  'collection.updated': 'collectionUpdated',
  'collection.removed': 'collectionRemoved',
  'grid.updated': 'gridUpdated',
  'grid.removed': 'gridRemoved',
} as const satisfies Record<WebhookEventType, string>

const isKnown = (type: string): type is WebhookEventType => type in EVENT_TEXTS

export function eventText(type: string): string {
  if (type === WEBHOOK_TEST_EVENT) return t('testMessage')
  return isKnown(type) ? t(EVENT_TEXTS[type]) : type
}

/** As the form shows them: what most people want comes first. */
export const eventGroups = () => [
  { label: t('pictures'), types: typesOf('image.') },
  { label: t('generations'), types: typesOf('generation.') },
  { label: t('collectionsAndGrids'), types: [...typesOf('collection.'), ...typesOf('grid.')] },
]

const typesOf = (thing: string): WebhookEventType[] =>
  Object.keys(EVENT_TEXTS).filter((type): type is WebhookEventType => type.startsWith(thing))
