import {
  archiveImages,
  emptyTrash,
  findKnownImages,
  getFamily,
  getImage,
  getImageFile,
  getImageStats,
  getNeighbors,
  getSurroundings,
  getTimeline,
  importImage,
  inspectImage,
  listDuplicates,
  listImages,
  listSimilarImages,
  listTags,
  removeImage,
  restoreImage,
  updateImage,
  updateImages,
  type ImagesQuery,
  type TimelineQuery,
} from '@atelier/contracts'
import type { FileAnswer, ReadyAnswer, StreamAnswer } from '../../platform/operations/answer.ts'
import { operation } from '../../platform/operations/operation.ts'
import type { AlikeService } from './alike/alike.service.ts'
import type { FamilyService } from './family/family.service.ts'
import type { ArchiveImages } from './files/images.archive.ts'
import type { ImageFiles } from './files/images.files.ts'
import type { CachedAnswers } from './gallery/cached-answers.ts'
import type { ImagesService } from './images.service.ts'
import type { ImageImport } from './intake/images.import.ts'
import { downloadName } from './names.ts'

interface Services {
  readonly images: ImagesService
  readonly newestPage: CachedAnswers<ImagesQuery>
  readonly timeline: CachedAnswers<TimelineQuery>
  readonly files: ImageFiles
  readonly archive: ArchiveImages
  readonly alike: AlikeService
  readonly imports: ImageImport
  readonly family: FamilyService
}

export const imagesOperations = (services: Services) => ({
  ...galleryOperations(services),
  ...changeOperations(services),
  ...fileOperations(services),
  ...importOperations(services),
  ...alikeOperations(services),
})

const galleryOperations = ({ images, newestPage, timeline, family }: Services) => ({
  listImages: operation(listImages, {
    needs: 'images:read',
    // Made by `page`, whose type is the contract's; a serialiser that looks at each property again costs more than the query.
    run: async ({ actor }, query): Promise<ReadyAnswer> => ({
      answer: 'ready',
      json:
        query.cursor === undefined
          ? await newestPage(actor, query)
          : { bytes: Buffer.from(JSON.stringify(await images.page(actor, query))) },
    }),
  }),
  getTimeline: operation(getTimeline, {
    needs: 'images:read',
    run: async ({ actor }, query): Promise<ReadyAnswer> => ({ answer: 'ready', json: await timeline(actor, query) }),
  }),
  getNeighbors: operation(getNeighbors, {
    needs: 'images:read',
    run: ({ actor }, { id, ...filter }) => images.neighbors(actor, id, filter),
  }),
  getFamily: operation(getFamily, {
    needs: 'images:read',
    run: ({ actor }, { id, ...page }) => family.read(actor, id, page),
  }),
  getSurroundings: operation(getSurroundings, {
    needs: 'images:read',
    run: ({ actor }, { id, ...filter }) => images.surroundings(actor, id, filter),
  }),
  getImageStats: operation(getImageStats, {
    needs: 'images:read',
    run: ({ actor }, { scope }) => images.stats(actor, scope),
  }),
  listTags: operation(listTags, { needs: 'images:read', run: ({ actor }, query) => images.tags(actor, query) }),
  getImage: operation(getImage, { needs: 'images:read', run: ({ actor }, { id }) => images.read(actor, id) }),
})

const changeOperations = ({ images }: Services) => ({
  updateImage: operation(updateImage, {
    needs: 'images:write',
    run: ({ actor }, { id, ...changes }) => images.update(actor, id, changes),
  }),
  restoreImage: operation(restoreImage, {
    needs: 'images:write',
    run: ({ actor }, { id }) => images.restore(actor, id),
  }),
  updateImages: operation(updateImages, {
    needs: 'images:write',
    run: ({ actor }, changes) => images.changeMany(actor, changes),
    freesRoom: ({ action }) => action === 'delete',
  }),
  removeImage: operation(removeImage, {
    needs: 'images:write',
    freesRoom: true,
    run: ({ actor }, { id, permanent }) => (permanent ? images.remove(actor, id) : images.trash(actor, id)),
  }),
  emptyTrash: operation(emptyTrash, {
    needs: 'images:write',
    freesRoom: true,
    run: ({ actor }) => images.emptyTrash(actor),
  }),
})

const fileOperations = ({ images, files, archive }: Services) => ({
  getImageFile: operation(getImageFile, {
    needs: 'images:read',
    async run({ actor }, { id, ...query }): Promise<FileAnswer> {
      const row = await images.getFile(actor, id)
      const file = await files.open(row, query, () => images.get(actor, id))
      const downloadAs = query.download ? downloadName(row, file.extension, query.recipe) : undefined
      return { answer: 'file', file, downloadAs }
    },
  }),
  archiveImages: operation(archiveImages, {
    needs: 'images:read',
    run: async ({ actor }, { ids, recipe = true }): Promise<StreamAnswer> => ({
      answer: 'stream',
      mimeType: 'application/zip',
      downloadAs: 'atelier.zip',
      stream: await archive(actor, ids, { recipe }),
    }),
  }),
})

const importOperations = ({ imports }: Services) => ({
  importImage: operation(importImage, {
    needs: 'images:write',
    run: ({ actor }, { file }) => imports.store(actor, file),
    http: { status: ({ isNew }) => (isNew ? 201 : 200), body: ({ image }) => image },
  }),
  inspectImage: operation(inspectImage, {
    needs: 'images:write',
    run: ({ actor }, { file }) => imports.inspect(actor, file),
  }),
  findKnownImages: operation(findKnownImages, {
    needs: 'images:read',
    run: async ({ actor }, { sha256 }) => ({ known: await imports.known(actor, sha256) }),
  }),
})

const alikeOperations = ({ alike }: Services) => ({
  listSimilarImages: operation(listSimilarImages, {
    needs: 'images:read',
    run: ({ actor }, { id, ...query }) => alike.similar(actor, id, query),
  }),
  listDuplicates: operation(listDuplicates, {
    needs: 'images:read',
    run: ({ actor }, query) => alike.duplicates(actor, query),
  }),
})
