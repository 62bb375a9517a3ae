// Made by scripts/generate.ts from the OpenAPI document. Not changed by hand.
import type { Method } from '../types.ts'

/** A method for every operation, by its name in the document. */
export interface Operations {
  /**
   * Make images from a prompt.
   *
   * Answers `202` at once; follow it by `GET /api/v1/events`, by reading it again, or wait for it with `Prefer: wait=N`.
   *
   * `POST /api/v1/generations`
   */
  readonly createGeneration: Method<'createGeneration'>
  /**
   * Page through generations, newest first.
   *
   * `GET /api/v1/generations`
   */
  readonly listGenerations: Method<'listGenerations'>
  /**
   * Make images from every prompt of a dynamic one.
   *
   * All or none: a generation for each prompt, each with what was typed. Without a seed each has its own; with one the k-th has seed + k times count.
   *
   * `POST /api/v1/generations/batch`
   */
  readonly createGenerations: Method<'createGenerations'>
  /**
   * Check a file of prompts.
   *
   * Nothing is made. A text has a prompt on each line; a CSV names its columns in the first: `prompt`, `negative_prompt`, `model`, `width`, `height`, `steps`, `guidance`, `seed`, `count`. Prompts are taken as they stand: a template is not sampled. To make them all, send each `request` to `createGenerationList`.
   *
   * `POST /api/v1/generations/file`
   */
  readonly readPromptFile: Method<'readPromptFile'>
  /**
   * Make images from a list of requests.
   *
   * All or none: what is wrong with one of them is told as `/items/3/steps`. Prompts are taken as they stand, and are not remembered as used.
   *
   * `POST /api/v1/generations/list`
   */
  readonly createGenerationList: Method<'createGenerationList'>
  /**
   * How long each model took of late.
   *
   * What a page needs to say how long a generation will take.
   *
   * `GET /api/v1/generations/durations`
   */
  readonly getGenerationDurations: Method<'getGenerationDurations'>
  /**
   * Where one's own are in line.
   *
   * The first hundred of each engine. People take turns; what waits for a rate limit is not in line. It changes with what others ask for, which no event tells.
   *
   * `GET /api/v1/generations/places`
   */
  readonly listGenerationPlaces: Method<'listGenerationPlaces'>
  /**
   * The newest picture of each model.
   *
   * Of the models that made pictures here, the newest that is in the gallery: of the last 20 generations of each that succeeded.
   *
   * `GET /api/v1/generations/samples`
   */
  readonly listModelSamples: Method<'listModelSamples'>
  /**
   * Clear the list of what is done.
   *
   * Marks everything of yours that succeeded, failed or was cancelled as cleared; images stay. Nothing that waits or runs is touched.
   *
   * `POST /api/v1/generations/clear`
   */
  readonly clearGenerations: Method<'clearGenerations'>
  /**
   * Read one generation.
   *
   * `GET /api/v1/generations/{id}`
   */
  readonly getGeneration: Method<'getGeneration'>
  /**
   * Delete what was asked.
   *
   * The prompt and all that is known of how it was made; its images stay in the gallery, each with its own prompt. Only what is finished: cancel it first. One that has no image left is deleted together with the last of them.
   *
   * `DELETE /api/v1/generations/{id}`
   */
  readonly removeGeneration: Method<'removeGeneration'>
  /**
   * Stop a generation.
   *
   * Aborts the call upstream. Images that were finished stay. Cancelling what is finished is a `409`.
   *
   * `POST /api/v1/generations/{id}/cancel`
   */
  readonly cancelGeneration: Method<'cancelGeneration'>
  /**
   * Queue a failed or cancelled generation again.
   *
   * Only the images that are missing are made.
   *
   * `POST /api/v1/generations/{id}/retry`
   */
  readonly retryGeneration: Method<'retryGeneration'>
  /**
   * Make one prompt along up to three axes.
   *
   * One image a cell, at most 200 cells, all or none. Without a seed every cell has the same one, which the studio picks: only what the axes say differs. Each cell is a generation; follow `generation.*` events, or read the grid again.
   *
   * `POST /api/v1/grids`
   */
  readonly createGrid: Method<'createGrid'>
  /**
   * Page through the grids, newest first.
   *
   * `GET /api/v1/grids`
   */
  readonly listGrids: Method<'listGrids'>
  /**
   * Read one grid with all its cells.
   *
   * `GET /api/v1/grids/{id}`
   */
  readonly getGrid: Method<'getGrid'>
  /**
   * Give a title, or pick the winner.
   *
   * `PATCH /api/v1/grids/{id}`
   */
  readonly updateGrid: Method<'updateGrid'>
  /**
   * Delete a grid.
   *
   * Cells that wait or run are cancelled, and those without an image are deleted with it. Its images stay in the gallery, or go to the trash with `images=trash`.
   *
   * `DELETE /api/v1/grids/{id}`
   */
  readonly removeGrid: Method<'removeGrid'>
  /**
   * Stop every cell that waits or runs.
   *
   * What is done stays.
   *
   * `POST /api/v1/grids/{id}/cancel`
   */
  readonly cancelGrid: Method<'cancelGrid'>
  /**
   * Try the cells again that failed or were cancelled.
   *
   * Only those. Where there are none, nothing happens.
   *
   * `POST /api/v1/grids/{id}/retry`
   */
  readonly retryGrid: Method<'retryGrid'>
  /**
   * All cells as one labelled picture.
   *
   * At most 16,383 pixels a side and 40 megapixels; cells are made smaller where it would be larger. Labels are drawn in their own scripts; one that the studio has no font for is named instead, as in `[Khmer]`. Sheets are drawn one after another: too many at once are a `503`.
   *
   * `GET /api/v1/grids/{id}/sheet`
   */
  readonly getGridSheet: Method<'getGridSheet'>
  /**
   * All images of a grid as one ZIP.
   *
   * The originals, named by cell and values, and a `grid.json`; streamed. Without recipes there is none of them in any file, nor in its name, and no `grid.json`.
   *
   * `GET /api/v1/grids/{id}/archive`
   */
  readonly archiveGrid: Method<'archiveGrid'>
  /**
   * Show what a dynamic prompt becomes.
   *
   * The syntax of the dynamic-prompts extension: variants `{a|b}`, weights `{0.5::a|b}`, several `{1-2$$, $$a|b|c}`, wildcards `__name__`, `__colours*__` and `__name(key=value)__`, variables `${name=!{a|b}}` and `${name:default}`, samplers `{@a|b}` and `{~a|b}`, `%{around ... it$$inner}`, comments, all of them in each other; `\{` is a brace. A prompt with none of these is left as it is. One that cannot be used, as while it is being written, is no error here: `problem` says why.
   *
   * `POST /api/v1/prompts/preview`
   */
  readonly previewPrompts: Method<'previewPrompts'>
  /**
   * Page through the prompts that were used, the last one first.
   *
   * `GET /api/v1/prompts`
   */
  readonly listPrompts: Method<'listPrompts'>
  /**
   * Remember prompts that were not sent.
   *
   * The first as the one used last. One that is remembered already comes to the front.
   *
   * `POST /api/v1/prompts`
   */
  readonly addPrompts: Method<'addPrompts'>
  /**
   * Forget all prompts but the favourites.
   *
   * `DELETE /api/v1/prompts`
   */
  readonly clearPrompts: Method<'clearPrompts'>
  /**
   * Mark a prompt as favourite, or take the mark off.
   *
   * `PATCH /api/v1/prompts/{id}`
   */
  readonly updatePrompt: Method<'updatePrompt'>
  /**
   * Forget a prompt.
   *
   * What was made from it stays.
   *
   * `DELETE /api/v1/prompts/{id}`
   */
  readonly removePrompt: Method<'removePrompt'>
  /**
   * List the wildcards, by name.
   *
   * All of them: there are 500 at most.
   *
   * `GET /api/v1/wildcards`
   */
  readonly listWildcards: Method<'listWildcards'>
  /**
   * Add a wildcard.
   *
   * `POST /api/v1/wildcards`
   */
  readonly createWildcard: Method<'createWildcard'>
  /**
   * Change a wildcard.
   *
   * `PATCH /api/v1/wildcards/{id}`
   */
  readonly updateWildcard: Method<'updateWildcard'>
  /**
   * Delete a wildcard.
   *
   * `DELETE /api/v1/wildcards/{id}`
   */
  readonly removeWildcard: Method<'removeWildcard'>
  /**
   * List the styles: your own by name, then the built-in ones.
   *
   * All of them: there are 1,000 of your own at most.
   *
   * `GET /api/v1/styles`
   */
  readonly listStyles: Method<'listStyles'>
  /**
   * Add a style.
   *
   * `POST /api/v1/styles`
   */
  readonly createStyle: Method<'createStyle'>
  /**
   * Your own styles as one file.
   *
   * `GET /api/v1/styles/export`
   */
  readonly exportStyles: Method<'exportStyles'>
  /**
   * Take in a file of styles.
   *
   * What `exportStyles` gives, the text of a `styles.csv` of AUTOMATIC1111, or the list that a file of Fooocus holds. All or none; a style whose name is taken is left out and named.
   *
   * `POST /api/v1/styles/import`
   */
  readonly importStyles: Method<'importStyles'>
  /**
   * Change a style of your own.
   *
   * `PATCH /api/v1/styles/{id}`
   */
  readonly updateStyle: Method<'updateStyle'>
  /**
   * Delete a style of your own.
   *
   * `DELETE /api/v1/styles/{id}`
   */
  readonly removeStyle: Method<'removeStyle'>
  /**
   * A picture that shows a style.
   *
   * Drawn by the sketch engine of the studio: those of your own styles when they are first asked for, those of the built-in ones come with it.
   *
   * `GET /api/v1/styles/{id}/preview`
   */
  readonly getStylePreview: Method<'getStylePreview'>
  /**
   * Page through the gallery, or search it.
   *
   * Pages are cut by position, not by offset: a page costs the same at any depth, and none shifts while images arrive. The first page has an ETag.
   *
   * `GET /api/v1/images`
   */
  readonly listImages: Method<'listImages'>
  /**
   * Import a PNG, JPEG or WebP.
   *
   * One file as `multipart/form-data`. Its recipe is read where it carries one. A file that is there already, byte for byte, is not stored twice: `200` with that image, which may be in the trash.
   *
   * `POST /api/v1/images`
   */
  readonly importImage: Method<'importImage'>
  /**
   * The whole gallery in outline.
   *
   * For a page that lays out every image without loading them: stretches of up to 200 with how many there are, how wide they are and when they were made. Counts may be off by what happens meanwhile.
   *
   * `GET /api/v1/images/timeline`
   */
  readonly getTimeline: Method<'getTimeline'>
  /**
   * The images before and after one, under a filter.
   *
   * The image itself need not fit the filter.
   *
   * `GET /api/v1/images/{id}/neighbors`
   */
  readonly getNeighbors: Method<'getNeighbors'>
  /**
   * Tell what an image came from, and what came of it.
   *
   * Each image says by `parentId` and `relation` how it came of the one before.
   *
   * `GET /api/v1/images/{id}/family`
   */
  readonly getFamily: Method<'getFamily'>
  /**
   * Some images on both sides of one, under a filter.
   *
   * What a film strip shows: up to 12 newer and 12 older ones. The image itself need not fit the filter.
   *
   * `GET /api/v1/images/{id}/surroundings`
   */
  readonly getSurroundings: Method<'getSurroundings'>
  /**
   * Count the images.
   *
   * `GET /api/v1/images/stats`
   */
  readonly getImageStats: Method<'getImageStats'>
  /**
   * List the tags in use.
   *
   * At most 100. Pictures in the trash do not count.
   *
   * `GET /api/v1/images/tags`
   */
  readonly listTags: Method<'listTags'>
  /**
   * Read one image.
   *
   * `GET /api/v1/images/{id}`
   */
  readonly getImage: Method<'getImage'>
  /**
   * Mark as favourite, share, rate, tag, or give a title.
   *
   * `PATCH /api/v1/images/{id}`
   */
  readonly updateImage: Method<'updateImage'>
  /**
   * Move to the trash, or delete for good.
   *
   * `DELETE /api/v1/images/{id}`
   */
  readonly removeImage: Method<'removeImage'>
  /**
   * Take out of the trash.
   *
   * `POST /api/v1/images/{id}/restore`
   */
  readonly restoreImage: Method<'restoreImage'>
  /**
   * Do one thing to many images.
   *
   * `POST /api/v1/images/batch`
   */
  readonly updateImages: Method<'updateImages'>
  /**
   * Delete what is in the trash for good.
   *
   * Of your own. At most 200 in one call, oldest first: call again while some remain.
   *
   * `POST /api/v1/images/trash/empty`
   */
  readonly emptyTrash: Method<'emptyTrash'>
  /**
   * The picture itself.
   *
   * Without parameters the stored bytes as they are, recipe included. With `recipe=true`, and as a download with its recipe, the file also has the stars and tags of the image; that may change, all else is cached for good. Strong ETag, byte ranges.
   *
   * `GET /api/v1/images/{id}/file`
   */
  readonly getImageFile: Method<'getImageFile'>
  /**
   * Download many images as one ZIP.
   *
   * The originals and a `recipes.json`, streamed: nothing is collected in memory first. Without recipes there is none of them in any file, nor in its name.
   *
   * `POST /api/v1/images/archive`
   */
  readonly archiveImages: Method<'archiveImages'>
  /**
   * Which of these files are there already.
   *
   * So that a large import goes on where it stopped: hash the files, and send only those that are not known.
   *
   * `POST /api/v1/images/known`
   */
  readonly findKnownImages: Method<'findKnownImages'>
  /**
   * List the images that look like one.
   *
   * Compares 64-bit perceptual hashes: where a picture is light and dark, not what it shows. Finds copies in another size, format or quality, and slightly changed ones; a mirrored, turned or much cropped copy is not found. The trash is left out.
   *
   * `GET /api/v1/images/{id}/similar`
   */
  readonly listSimilarImages: Method<'listSimilarImages'>
  /**
   * Gather near duplicates.
   *
   * Groups of images that hardly differ, for a decision which to keep; nothing is deleted. One call compares so many images and may find no group: go on with `nextCursor` until it is null. The trash is left out.
   *
   * `GET /api/v1/images/duplicates`
   */
  readonly listDuplicates: Method<'listDuplicates'>
  /**
   * The picture that was sent.
   *
   * The stored bytes as they are, for whoever sent them. The `url` of every input leads here: of one that is an image, for whoever may see that image.
   *
   * `GET /api/v1/uploads/{id}/file`
   */
  readonly getUploadFile: Method<'getUploadFile'>
  /**
   * Take back a picture that was sent.
   *
   * What was begun with it keeps it until that is deleted itself.
   *
   * `DELETE /api/v1/uploads/{id}`
   */
  readonly removeUpload: Method<'removeUpload'>
  /**
   * List the collections, in their order.
   *
   * All of yours, 1,000 at most, and behind them those that others let you look at.
   *
   * `GET /api/v1/collections`
   */
  readonly listCollections: Method<'listCollections'>
  /**
   * Make a collection.
   *
   * With a `filter` a smart one.
   *
   * `POST /api/v1/collections`
   */
  readonly createCollection: Method<'createCollection'>
  /**
   * Read one collection.
   *
   * `GET /api/v1/collections/{id}`
   */
  readonly getCollection: Method<'getCollection'>
  /**
   * Rename, describe, choose the cover, or move among the others.
   *
   * `PATCH /api/v1/collections/{id}`
   */
  readonly updateCollection: Method<'updateCollection'>
  /**
   * Delete a collection; its images stay.
   *
   * `DELETE /api/v1/collections/{id}`
   */
  readonly removeCollection: Method<'removeCollection'>
  /**
   * Whom a collection is shared with.
   *
   * `GET /api/v1/collections/{id}/people`
   */
  readonly getCollectionPeople: Method<'getCollectionPeople'>
  /**
   * Share a collection with people, or with nobody.
   *
   * Whoever may look at a collection may look at its images. What somebody put in who may not add any more is taken out again, unless it is shared with the studio.
   *
   * `PUT /api/v1/collections/{id}/people`
   */
  readonly setCollectionPeople: Method<'setCollectionPeople'>
  /**
   * The collections that an image was put into.
   *
   * `GET /api/v1/images/{id}/collections`
   */
  readonly listImageCollections: Method<'listImageCollections'>
  /**
   * Put images into a collection.
   *
   * Not into a smart one: `409`.
   *
   * `POST /api/v1/collections/{id}/add`
   */
  readonly addToCollection: Method<'addToCollection'>
  /**
   * Take images out of a collection.
   *
   * `POST /api/v1/collections/{id}/remove`
   */
  readonly removeFromCollection: Method<'removeFromCollection'>
  /**
   * One’s own links, newest first.
   *
   * `GET /api/v1/links`
   */
  readonly listLinks: Method<'listLinks'>
  /**
   * Show something to people without an account.
   *
   * Gives an address that cannot be guessed. It shows the thing as it is when somebody opens it, until it expires or is deleted.
   *
   * `POST /api/v1/links`
   */
  readonly createLink: Method<'createLink'>
  /**
   * Stop showing it.
   *
   * `DELETE /api/v1/links/{id}`
   */
  readonly removeLink: Method<'removeLink'>
  /**
   * The models at hand, or a search for more.
   *
   * Without `q` the curated models of every engine; with it also what their catalogues find.
   *
   * `GET /api/v1/models`
   */
  readonly listModels: Method<'listModels'>
  /**
   * Read one model.
   *
   * Ids contain a slash; it may be encoded or not.
   *
   * `GET /api/v1/models/{id}`
   */
  readonly getModel: Method<'getModel'>
  /**
   * Who makes pictures here, in the order in which they are asked.
   *
   * `GET /api/v1/engines`
   */
  readonly listEngines: Method<'listEngines'>
  /**
   * Add an engine.
   *
   * It stands last in the order, and is used at once. Secrets are stored sealed and never given out.
   *
   * `POST /api/v1/engines`
   */
  readonly createEngine: Method<'createEngine'>
  /**
   * The kinds of engines, and what each needs.
   *
   * `GET /api/v1/engines/kinds`
   */
  readonly listEngineKinds: Method<'listEngineKinds'>
  /**
   * Change an engine, or switch it on and off.
   *
   * What is being made goes on with the settings that it began with. Of an engine that comes with the studio only `isEnabled`, `position`, `concurrency`, `failover` and `prices` can be changed here.
   *
   * `PATCH /api/v1/engines/{id}`
   */
  readonly updateEngine: Method<'updateEngine'>
  /**
   * Remove an engine.
   *
   * What it is making is finished. What waits for it goes to another engine that has the model, or fails.
   *
   * `DELETE /api/v1/engines/{id}`
   */
  readonly removeEngine: Method<'removeEngine'>
  /**
   * Say in which order engines are asked.
   *
   * Those that are not named stay behind those that are, in the order that they have.
   *
   * `PATCH /api/v1/engines/order`
   */
  readonly orderEngines: Method<'orderEngines'>
  /**
   * Ask an engine whether it works.
   *
   * `POST /api/v1/engines/{id}/check`
   */
  readonly checkEngine: Method<'checkEngine'>
  /**
   * Ask whether an engine would work.
   *
   * Nothing is stored. With `id`, what is left out is as that engine has it.
   *
   * `POST /api/v1/engines/check`
   */
  readonly checkEngineSettings: Method<'checkEngineSettings'>
  /**
   * Look for engines on the machine of the studio.
   *
   * At the usual ports of 127.0.0.1, all of them at once, within two seconds.
   *
   * `POST /api/v1/engines/discover`
   */
  readonly discoverEngines: Method<'discoverEngines'>
  /**
   * Make a model of a file, e.g. of a workflow.
   *
   * Nothing is stored: `model` goes into the settings of an engine, corrected where it has to be.
   *
   * `POST /api/v1/engines/kinds/{kind}/models`
   */
  readonly readEngineModel: Method<'readEngineModel'>
  /**
   * What was spent in a month.
   *
   * Everybody's for an admin, one's own for others. Engines that cost nothing are not in it.
   *
   * `GET /api/v1/costs`
   */
  readonly getCosts: Method<'getCosts'>
  /**
   * One’s own webhooks, the oldest first.
   *
   * `GET /api/v1/webhooks`
   */
  readonly listWebhooks: Method<'listWebhooks'>
  /**
   * Have a program told of what happens.
   *
   * Messages come by POST, signed by Standard Webhooks, at least once and in order, and are tried for 24 hours. `secret` is told in this answer only.
   *
   * `POST /api/v1/webhooks`
   */
  readonly createWebhook: Method<'createWebhook'>
  /**
   * A webhook and its state.
   *
   * `GET /api/v1/webhooks/{id}`
   */
  readonly getWebhook: Method<'getWebhook'>
  /**
   * Change a webhook, or switch it off and on.
   *
   * `PATCH /api/v1/webhooks/{id}`
   */
  readonly updateWebhook: Method<'updateWebhook'>
  /**
   * Delete a webhook and its deliveries.
   *
   * `DELETE /api/v1/webhooks/{id}`
   */
  readonly removeWebhook: Method<'removeWebhook'>
  /**
   * Give a webhook another secret.
   *
   * Until the ones before it have expired, each message bears a signature by each of them. `secret` is told in this answer only.
   *
   * `POST /api/v1/webhooks/{id}/rotate`
   */
  readonly rotateWebhookSecret: Method<'rotateWebhookSecret'>
  /**
   * Send a message of the type `webhook.test` now, and tell what came back.
   *
   * Also of one that is switched off. It is tried once.
   *
   * `POST /api/v1/webhooks/{id}/test`
   */
  readonly testWebhook: Method<'testWebhook'>
  /**
   * What was sent lately, the newest first.
   *
   * The last 100 messages of the last 7 days.
   *
   * `GET /api/v1/webhooks/{id}/deliveries`
   */
  readonly listWebhookDeliveries: Method<'listWebhookDeliveries'>
  /**
   * Send a message again now, and tell what came back.
   *
   * With the same `webhook-id` and body, and a new time and signature.
   *
   * `POST /api/v1/webhooks/{id}/deliveries/{deliveryId}/resend`
   */
  readonly resendWebhookDelivery: Method<'resendWebhookDelivery'>
  /**
   * Read the settings.
   *
   * `GET /api/v1/settings`
   */
  readonly getSettings: Method<'getSettings'>
  /**
   * Change settings.
   *
   * A Hugging Face token is checked against the Hub before it is stored, and stored sealed.
   *
   * `PATCH /api/v1/settings`
   */
  readonly updateSettings: Method<'updateSettings'>
  /**
   * Does the studio ask who one is?.
   *
   * `GET /api/v1/access`
   */
  readonly getAccess: Method<'getAccess'>
  /**
   * Make the first account, an admin, and log in.
   *
   * The code is printed when the studio starts, and stands in `setup.code` of the data folder. A studio that only its own machine reaches asks for none. What was made before belongs to this account.
   *
   * `POST /api/v1/setup`
   */
  readonly setUp: Method<'setUp'>
  /**
   * Log in.
   *
   * Sets a cookie. A wrong name and a wrong password are answered alike, and repeated ones slowed down.
   *
   * `POST /api/v1/session`
   */
  readonly createSession: Method<'createSession'>
  /**
   * Log out.
   *
   * `DELETE /api/v1/session`
   */
  readonly removeSession: Method<'removeSession'>
  /**
   * Begin to log in with a passkey.
   *
   * Gives what `PublicKeyCredential.parseRequestOptionsFromJSON` takes, and sets a cookie that knows the challenge.
   *
   * `POST /api/v1/session/passkey/options`
   */
  readonly beginPasskeyLogin: Method<'beginPasskeyLogin'>
  /**
   * Log in with a passkey.
   *
   * Without a name, and without the code of an app: the device has asked who holds it. Sets a cookie, as logging in by a password does.
   *
   * `POST /api/v1/session/passkey`
   */
  readonly createPasskeySession: Method<'createPasskeySession'>
  /**
   * Whom a link is for.
   *
   * `GET /api/v1/invitations/{token}`
   */
  readonly getInvitation: Method<'getInvitation'>
  /**
   * Choose a password by a link, and log in.
   *
   * Ends all other sessions of the account.
   *
   * `POST /api/v1/invitations/{token}`
   */
  readonly acceptInvitation: Method<'acceptInvitation'>
  /**
   * Who am I, and what may I do?.
   *
   * `GET /api/v1/me`
   */
  readonly getMe: Method<'getMe'>
  /**
   * Change one's own account.
   *
   * A new password needs the one before, and ends all other sessions.
   *
   * `PATCH /api/v1/me`
   */
  readonly updateMe: Method<'updateMe'>
  /**
   * Begin to log in by the codes of an app, too.
   *
   * Nothing is asked for before a code of the app was confirmed.
   *
   * `POST /api/v1/me/second-factor`
   */
  readonly beginSecondFactor: Method<'beginSecondFactor'>
  /**
   * Show that the app has the secret: from now on its codes are asked for.
   *
   * `POST /api/v1/me/second-factor/confirm`
   */
  readonly confirmSecondFactor: Method<'confirmSecondFactor'>
  /**
   * Log in by the password alone again.
   *
   * `POST /api/v1/me/second-factor/remove`
   */
  readonly removeSecondFactor: Method<'removeSecondFactor'>
  /**
   * Where one is logged in, the last used first.
   *
   * `GET /api/v1/sessions`
   */
  readonly listSessions: Method<'listSessions'>
  /**
   * End one of one's own sessions.
   *
   * `DELETE /api/v1/sessions/{id}`
   */
  readonly endSession: Method<'endSession'>
  /**
   * One's own keys for programs.
   *
   * `GET /api/v1/keys`
   */
  readonly listKeys: Method<'listKeys'>
  /**
   * Make a key for a program.
   *
   * `secret` is told in this answer only. It goes into `Authorization: Bearer`, or is the password of Basic authentication, whatever the name.
   *
   * `POST /api/v1/keys`
   */
  readonly createKey: Method<'createKey'>
  /**
   * Remove one of one's own keys, which opens nothing from then on.
   *
   * `DELETE /api/v1/keys/{id}`
   */
  readonly removeKey: Method<'removeKey'>
  /**
   * One's own passkeys, the oldest first.
   *
   * `GET /api/v1/passkeys`
   */
  readonly listPasskeys: Method<'listPasskeys'>
  /**
   * Add a passkey: from now on it logs in, by itself.
   *
   * `POST /api/v1/passkeys`
   */
  readonly addPasskey: Method<'addPasskey'>
  /**
   * Begin to add a passkey.
   *
   * Gives what `PublicKeyCredential.parseCreationOptionsFromJSON` takes, and sets a cookie that knows the challenge.
   *
   * `POST /api/v1/passkeys/options`
   */
  readonly beginPasskey: Method<'beginPasskey'>
  /**
   * Give a passkey another name.
   *
   * `PATCH /api/v1/passkeys/{id}`
   */
  readonly updatePasskey: Method<'updatePasskey'>
  /**
   * Remove one of one's own passkeys, which logs in no more.
   *
   * `DELETE /api/v1/passkeys/{id}`
   */
  readonly removePasskey: Method<'removePasskey'>
  /**
   * Everybody who has an account, by name.
   *
   * `GET /api/v1/users`
   */
  readonly listUsers: Method<'listUsers'>
  /**
   * Make an account, with a link to join by or with a password.
   *
   * `POST /api/v1/users`
   */
  readonly createUser: Method<'createUser'>
  /**
   * Change somebody's role or name, or keep them out.
   *
   * `PATCH /api/v1/users/{id}`
   */
  readonly updateUser: Method<'updateUser'>
  /**
   * Delete an account, and hand over or delete what is theirs.
   *
   * `DELETE /api/v1/users/{id}`
   */
  readonly removeUser: Method<'removeUser'>
  /**
   * A new link for somebody who has none any more, or has lost their password.
   *
   * Earlier links of the account open nothing any more. Its password stays until the link was used.
   *
   * `POST /api/v1/users/{id}/invitation`
   */
  readonly inviteUser: Method<'inviteUser'>
  /**
   * Who did what to what, the newest first.
   *
   * Kept for 180 days.
   *
   * `GET /api/v1/audit`
   */
  readonly listAudit: Method<'listAudit'>
  /**
   * Is the process alive?.
   *
   * `GET /healthz`
   */
  readonly getHealth: Method<'getHealth'>
  /**
   * Do the database, the storage and the queue answer?.
   *
   * `GET /readyz`
   */
  readonly getReadiness: Method<'getReadiness'>
  /**
   * Versions, and the room that the images take.
   *
   * `GET /api/v1/about`
   */
  readonly getAbout: Method<'getAbout'>
  /**
   * Show what an import would store.
   *
   * One file as `multipart/form-data`. Nothing is stored. Of a file that is there already only what it says itself is read; what is hidden in its pixels was read when it came.
   *
   * `POST /api/v1/images/inspect`
   */
  readonly inspectImage: Method<'inspectImage'>
  /**
   * Send a picture to begin with.
   *
   * One PNG, JPEG or WebP as `multipart/form-data`, judged as an import is. It is kept for 24 hours; once something was begun with it, for as long as that or any picture that came of it is there. Of what was not used yet, one person has at most 200 files and 500 MB.
   *
   * `POST /api/v1/uploads`
   */
  readonly createUpload: Method<'createUpload'>
}
