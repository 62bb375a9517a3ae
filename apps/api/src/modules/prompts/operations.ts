import {
  addPrompts,
  clearPrompts,
  createWildcard,
  listPrompts,
  listWildcards,
  previewPrompts,
  removePrompt,
  removeWildcard,
  updatePrompt,
  updateWildcard,
} from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { PromptHistory } from './history/history.ts'
import type { PromptsService } from './prompts.service.ts'
import type { WildcardsService } from './wildcards.service.ts'

/** Bytes: as much as all wildcards may hold, in any script. */
const WILDCARD_LIMIT_BYTES = 16 * 1024 * 1024

interface Services {
  readonly prompts: PromptsService
  readonly wildcards: WildcardsService
  readonly history: PromptHistory
}

export const promptsOperations = ({ prompts, wildcards, history }: Services) => ({
  previewPrompts: operation(previewPrompts, {
    needs: 'images:read',
    run: ({ actor }, template) => prompts.preview(actor, template),
  }),
  listPrompts: operation(listPrompts, {
    needs: 'images:read',
    run: ({ actor }, query) => history.page(actor, query),
  }),
  addPrompts: operation(addPrompts, {
    needs: 'library:write',
    run: ({ actor }, { prompts: texts }) => history.add(actor, texts),
  }),
  updatePrompt: operation(updatePrompt, {
    needs: 'library:write',
    run: ({ actor }, { id, favorite }) => history.mark(actor, id, favorite),
  }),
  removePrompt: operation(removePrompt, {
    needs: 'library:write',
    freesRoom: true,
    run: ({ actor }, { id }) => history.remove(actor, id),
  }),
  clearPrompts: operation(clearPrompts, {
    needs: 'library:write',
    freesRoom: true,
    run: ({ actor }) => history.clear(actor),
  }),
  listWildcards: operation(listWildcards, {
    needs: 'images:read',
    run: async ({ actor }) => ({ items: await wildcards.list(actor) }),
  }),
  createWildcard: operation(createWildcard, {
    needs: 'library:write',
    run: ({ actor }, wildcard) => wildcards.create(actor, wildcard),
    http: { bodyLimitBytes: WILDCARD_LIMIT_BYTES },
  }),
  updateWildcard: operation(updateWildcard, {
    needs: 'library:write',
    run: ({ actor }, { id, ...changes }) => wildcards.update(actor, id, changes),
    http: { bodyLimitBytes: WILDCARD_LIMIT_BYTES },
  }),
  removeWildcard: operation(removeWildcard, {
    needs: 'library:write',
    freesRoom: true,
    run: ({ actor }, { id }) => wildcards.remove(actor, id),
  }),
})
