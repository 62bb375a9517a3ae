import type { Tool } from './tool.ts'
import { addToCollectionTool } from './tools/add-to-collection.ts'
import { cancelGenerationTool } from './tools/cancel-generation.ts'
import { editImage } from './tools/edit-image.ts'
import { generateImage } from './tools/generate-image.ts'
import { getGenerationTool } from './tools/get-generation.ts'
import { getImageTool } from './tools/get-image.ts'
import { listCollectionsTool } from './tools/list-collections.ts'
import { listModelsTool } from './tools/list-models.ts'
import { listStylesTool } from './tools/list-styles.ts'
import { searchGallery } from './tools/search-gallery.ts'

/** In the order in which clients show them. */
export const TOOLS: readonly Tool[] = [
  generateImage,
  editImage,
  getGenerationTool,
  cancelGenerationTool,
  listModelsTool,
  searchGallery,
  getImageTool,
  listStylesTool,
  listCollectionsTool,
  addToCollectionTool,
]
