import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { PAGES, type PageName } from '../../pages.ts'
import { useAccess } from '../../stores/access.ts'
import { may } from '../../stores/whose.ts'
import type { IconName } from '../../ui/icons.ts'
import type { Command } from './command.ts'
import type { useActions } from './use-actions.ts'

const ICONS: Partial<Record<PageName, IconName>> = {
  studio: 'studio',
  gallery: 'gallery',
  duplicates: 'difference',
  trash: 'trash',
  collections: 'collections',
  grids: 'grids',
  'new-grid': 'plus',
  styles: 'styles',
  wildcards: 'dice',
  import: 'upload',
  settings: 'settings',
  engines: 'model',
  webhooks: 'link',
  account: 'person',
  people: 'invite',
  audit: 'history',
}
/** Where nobody is asked who they are, these have nothing to tell. */
const OF_PEOPLE: readonly PageName[] = ['account', 'people', 'audit']

/** Every page that has one address, and that is of use to who looks: who that is may be known a moment later. */
export function usePages(opening: ReturnType<typeof useActions>['opening']) {
  const router = useRouter()
  const access = useAccess()
  return computed<Command[]>(() =>
    PAGES.filter(page => !page.path.includes(':') && !('isEntry' in page))
      .filter(page => !('needs' in page) || may(page.needs))
      .filter(({ name }) => access.isKnown || !OF_PEOPLE.includes(name))
      .map(({ path, name }) => ({
        id: `page:${name}`,
        section: 'pages',
        title: router.resolve(path).meta.title(),
        icon: ICONS[name] ?? 'right',
        ...opening(path),
        run: async () => router.push(path),
      })),
  )
}
