import { createLink, listLinks, removeLink } from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { LinksService } from './links.service.ts'

export const linksOperations = (links: LinksService) => ({
  listLinks: operation(listLinks, {
    needs: 'library:write',
    run: async ({ actor }, { targetId }) => ({ items: await links.list(actor, targetId) }),
  }),
  createLink: operation(createLink, {
    needs: 'library:write',
    run: ({ actor }, wanted) => links.create(actor, wanted),
    http: { location: ({ id }) => `/api/v1/links/${id}` },
  }),
  removeLink: operation(removeLink, {
    needs: 'library:write',
    freesRoom: true,
    run: ({ actor }, { id }) => links.remove(actor, id),
  }),
})
