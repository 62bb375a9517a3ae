// Made by scripts/generate.ts from the OpenAPI document. Not changed by hand.
export interface paths {
    "/api/v1/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through generations, newest first */
        get: operations["listGenerations"];
        put?: never;
        /**
         * Make images from a prompt
         * @description Answers `202` at once; follow it by `GET /api/v1/events`, by reading it again, or wait for it with `Prefer: wait=N`.
         */
        post: operations["createGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make images from every prompt of a dynamic one
         * @description All or none: a generation for each prompt, each with what was typed. Without a seed each has its own; with one the k-th has seed + k times count.
         */
        post: operations["createGenerations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a file of prompts
         * @description Nothing is made. A text has a prompt on each line; a CSV names its columns in the first: `prompt`, `negative_prompt`, `model`, `width`, `height`, `steps`, `guidance`, `seed`, `count`. Prompts are taken as they stand: a template is not sampled. To make them all, send each `request` to `createGenerationList`.
         */
        post: operations["readPromptFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make images from a list of requests
         * @description All or none: what is wrong with one of them is told as `/items/3/steps`. Prompts are taken as they stand, and are not remembered as used.
         */
        post: operations["createGenerationList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/durations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long each model took of late
         * @description What a page needs to say how long a generation will take.
         */
        get: operations["getGenerationDurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one's own are in line
         * @description The first hundred of each engine. People take turns; what waits for a rate limit is not in line. It changes with what others ask for, which no event tells.
         */
        get: operations["listGenerationPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest picture of each model
         * @description Of the models that made pictures here, the newest that is in the gallery: of the last 20 generations of each that succeeded.
         */
        get: operations["listModelSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear the list of what is done
         * @description Marks everything of yours that succeeded, failed or was cancelled as cleared; images stay. Nothing that waits or runs is touched.
         */
        post: operations["clearGenerations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one generation */
        get: operations["getGeneration"];
        put?: never;
        post?: never;
        /**
         * Delete what was asked
         * @description The prompt and all that is known of how it was made; its images stay in the gallery, each with its own prompt. Only what is finished: cancel it first. One that has no image left is deleted together with the last of them.
         */
        delete: operations["removeGeneration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a generation
         * @description Aborts the call upstream. Images that were finished stay. Cancelling what is finished is a `409`.
         */
        post: operations["cancelGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Queue a failed or cancelled generation again
         * @description Only the images that are missing are made.
         */
        post: operations["retryGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through the grids, newest first */
        get: operations["listGrids"];
        put?: never;
        /**
         * Make one prompt along up to three axes
         * @description One image a cell, at most 200 cells, all or none. Without a seed every cell has the same one, which the studio picks: only what the axes say differs. Each cell is a generation; follow `generation.*` events, or read the grid again.
         */
        post: operations["createGrid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one grid with all its cells */
        get: operations["getGrid"];
        put?: never;
        post?: never;
        /**
         * Delete a grid
         * @description Cells that wait or run are cancelled, and those without an image are deleted with it. Its images stay in the gallery, or go to the trash with `images=trash`.
         */
        delete: operations["removeGrid"];
        options?: never;
        head?: never;
        /** Give a title, or pick the winner */
        patch: operations["updateGrid"];
        trace?: never;
    };
    "/api/v1/grids/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop every cell that waits or runs
         * @description What is done stays.
         */
        post: operations["cancelGrid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the cells again that failed or were cancelled
         * @description Only those. Where there are none, nothing happens.
         */
        post: operations["retryGrid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All cells as one labelled picture
         * @description At most 16,383 pixels a side and 40 megapixels; cells are made smaller where it would be larger. Labels are drawn in their own scripts; one that the studio has no font for is named instead, as in `[Khmer]`. Sheets are drawn one after another: too many at once are a `503`.
         */
        get: operations["getGridSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All images of a grid as one ZIP
         * @description The originals, named by cell and values, and a `grid.json`; streamed. Without recipes there is none of them in any file, nor in its name, and no `grid.json`.
         */
        get: operations["archiveGrid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prompts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what a dynamic prompt becomes
         * @description The syntax of the dynamic-prompts extension: variants `{a|b}`, weights `{0.5::a|b}`, several `{1-2$$, $$a|b|c}`, wildcards `__name__`, `__colours*__` and `__name(key=value)__`, variables `${name=!{a|b}}` and `${name:default}`, samplers `{@a|b}` and `{~a|b}`, `%{around ... it$$inner}`, comments, all of them in each other; `\{` is a brace. A prompt with none of these is left as it is. One that cannot be used, as while it is being written, is no error here: `problem` says why.
         */
        post: operations["previewPrompts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through the prompts that were used, the last one first */
        get: operations["listPrompts"];
        put?: never;
        /**
         * Remember prompts that were not sent
         * @description The first as the one used last. One that is remembered already comes to the front.
         */
        post: operations["addPrompts"];
        /** Forget all prompts but the favourites */
        delete: operations["clearPrompts"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prompts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a prompt
         * @description What was made from it stays.
         */
        delete: operations["removePrompt"];
        options?: never;
        head?: never;
        /** Mark a prompt as favourite, or take the mark off */
        patch: operations["updatePrompt"];
        trace?: never;
    };
    "/api/v1/wildcards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the wildcards, by name
         * @description All of them: there are 500 at most.
         */
        get: operations["listWildcards"];
        put?: never;
        /** Add a wildcard */
        post: operations["createWildcard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wildcards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a wildcard */
        delete: operations["removeWildcard"];
        options?: never;
        head?: never;
        /** Change a wildcard */
        patch: operations["updateWildcard"];
        trace?: never;
    };
    "/api/v1/styles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the styles: your own by name, then the built-in ones
         * @description All of them: there are 1,000 of your own at most.
         */
        get: operations["listStyles"];
        put?: never;
        /** Add a style */
        post: operations["createStyle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/styles/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own styles as one file */
        get: operations["exportStyles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/styles/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a file of styles
         * @description What `exportStyles` gives, the text of a `styles.csv` of AUTOMATIC1111, or the list that a file of Fooocus holds. All or none; a style whose name is taken is left out and named.
         */
        post: operations["importStyles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/styles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a style of your own */
        delete: operations["removeStyle"];
        options?: never;
        head?: never;
        /** Change a style of your own */
        patch: operations["updateStyle"];
        trace?: never;
    };
    "/api/v1/styles/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture that shows a style
         * @description Drawn by the sketch engine of the studio: those of your own styles when they are first asked for, those of the built-in ones come with it.
         */
        get: operations["getStylePreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through the gallery, or search it
         * @description Pages are cut by position, not by offset: a page costs the same at any depth, and none shifts while images arrive. The first page has an ETag.
         */
        get: operations["listImages"];
        put?: never;
        /**
         * Import a PNG, JPEG or WebP
         * @description One file as `multipart/form-data`. Its recipe is read where it carries one. A file that is there already, byte for byte, is not stored twice: `200` with that image, which may be in the trash.
         */
        post: operations["importImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole gallery in outline
         * @description For a page that lays out every image without loading them: stretches of up to 200 with how many there are, how wide they are and when they were made. Counts may be off by what happens meanwhile.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/neighbors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The images before and after one, under a filter
         * @description The image itself need not fit the filter.
         */
        get: operations["getNeighbors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/family": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what an image came from, and what came of it
         * @description Each image says by `parentId` and `relation` how it came of the one before.
         */
        get: operations["getFamily"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/surroundings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Some images on both sides of one, under a filter
         * @description What a film strip shows: up to 12 newer and 12 older ones. The image itself need not fit the filter.
         */
        get: operations["getSurroundings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the images */
        get: operations["getImageStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags in use
         * @description At most 100. Pictures in the trash do not count.
         */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one image */
        get: operations["getImage"];
        put?: never;
        post?: never;
        /** Move to the trash, or delete for good */
        delete: operations["removeImage"];
        options?: never;
        head?: never;
        /** Mark as favourite, share, rate, tag, or give a title */
        patch: operations["updateImage"];
        trace?: never;
    };
    "/api/v1/images/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take out of the trash */
        post: operations["restoreImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do one thing to many images */
        post: operations["updateImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/trash/empty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete what is in the trash for good
         * @description Of your own. At most 200 in one call, oldest first: call again while some remain.
         */
        post: operations["emptyTrash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture itself
         * @description Without parameters the stored bytes as they are, recipe included. With `recipe=true`, and as a download with its recipe, the file also has the stars and tags of the image; that may change, all else is cached for good. Strong ETag, byte ranges.
         */
        get: operations["getImageFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Download many images as one ZIP
         * @description The originals and a `recipes.json`, streamed: nothing is collected in memory first. Without recipes there is none of them in any file, nor in its name.
         */
        post: operations["archiveImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which of these files are there already
         * @description So that a large import goes on where it stopped: hash the files, and send only those that are not known.
         */
        post: operations["findKnownImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the images that look like one
         * @description Compares 64-bit perceptual hashes: where a picture is light and dark, not what it shows. Finds copies in another size, format or quality, and slightly changed ones; a mirrored, turned or much cropped copy is not found. The trash is left out.
         */
        get: operations["listSimilarImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gather near duplicates
         * @description Groups of images that hardly differ, for a decision which to keep; nothing is deleted. One call compares so many images and may find no group: go on with `nextCursor` until it is null. The trash is left out.
         */
        get: operations["listDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture that was sent
         * @description The stored bytes as they are, for whoever sent them. The `url` of every input leads here: of one that is an image, for whoever may see that image.
         */
        get: operations["getUploadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back a picture that was sent
         * @description What was begun with it keeps it until that is deleted itself.
         */
        delete: operations["removeUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the collections, in their order
         * @description All of yours, 1,000 at most, and behind them those that others let you look at.
         */
        get: operations["listCollections"];
        put?: never;
        /**
         * Make a collection
         * @description With a `filter` a smart one.
         */
        post: operations["createCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one collection */
        get: operations["getCollection"];
        put?: never;
        post?: never;
        /** Delete a collection; its images stay */
        delete: operations["removeCollection"];
        options?: never;
        head?: never;
        /** Rename, describe, choose the cover, or move among the others */
        patch: operations["updateCollection"];
        trace?: never;
    };
    "/api/v1/collections/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a collection is shared with */
        get: operations["getCollectionPeople"];
        /**
         * Share a collection with people, or with nobody
         * @description Whoever may look at a collection may look at its images. What somebody put in who may not add any more is taken out again, unless it is shared with the studio.
         */
        put: operations["setCollectionPeople"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The collections that an image was put into */
        get: operations["listImageCollections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put images into a collection
         * @description Not into a smart one: `409`.
         */
        post: operations["addToCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take images out of a collection */
        post: operations["removeFromCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own links, newest first */
        get: operations["listLinks"];
        put?: never;
        /**
         * Show something to people without an account
         * @description Gives an address that cannot be guessed. It shows the thing as it is when somebody opens it, until it expires or is deleted.
         */
        post: operations["createLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop showing it */
        delete: operations["removeLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The models at hand, or a search for more
         * @description Without `q` the curated models of every engine; with it also what their catalogues find.
         */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one model
         * @description Ids contain a slash; it may be encoded or not.
         */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who makes pictures here, in the order in which they are asked */
        get: operations["listEngines"];
        put?: never;
        /**
         * Add an engine
         * @description It stands last in the order, and is used at once. Secrets are stored sealed and never given out.
         */
        post: operations["createEngine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of engines, and what each needs */
        get: operations["listEngineKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an engine
         * @description What it is making is finished. What waits for it goes to another engine that has the model, or fails.
         */
        delete: operations["removeEngine"];
        options?: never;
        head?: never;
        /**
         * Change an engine, or switch it on and off
         * @description What is being made goes on with the settings that it began with. Of an engine that comes with the studio only `isEnabled`, `position`, `concurrency`, `failover` and `prices` can be changed here.
         */
        patch: operations["updateEngine"];
        trace?: never;
    };
    "/api/v1/engines/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say in which order engines are asked
         * @description Those that are not named stay behind those that are, in the order that they have.
         */
        patch: operations["orderEngines"];
        trace?: never;
    };
    "/api/v1/engines/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask an engine whether it works */
        post: operations["checkEngine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether an engine would work
         * @description Nothing is stored. With `id`, what is left out is as that engine has it.
         */
        post: operations["checkEngineSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for engines on the machine of the studio
         * @description At the usual ports of 127.0.0.1, all of them at once, within two seconds.
         */
        post: operations["discoverEngines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/kinds/{kind}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a model of a file, e.g. of a workflow
         * @description Nothing is stored: `model` goes into the settings of an engine, corrected where it has to be.
         */
        post: operations["readEngineModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was spent in a month
         * @description Everybody's for an admin, one's own for others. Engines that cost nothing are not in it.
         */
        get: operations["getCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow everything that happens, as server-sent events
         * @description Every event has an `id`; sent back as `Last-Event-ID` it resumes without a gap. A comment comes every 15 s to keep the line open. When the id is older than what is stored, a `reset` event tells the client to read its lists again. `generation.preview` has no `id`, is told to the owner of the generation only, and is never told again.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own webhooks, the oldest first */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have a program told of what happens
         * @description Messages come by POST, signed by Standard Webhooks, at least once and in order, and are tried for 24 hours. `secret` is told in this answer only.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook and its state */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Delete a webhook and its deliveries */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        /** Change a webhook, or switch it off and on */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook another secret
         * @description Until the ones before it have expired, each message bears a signature by each of them. `secret` is told in this answer only.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message of the type `webhook.test` now, and tell what came back
         * @description Also of one that is switched off. It is tried once.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent lately, the newest first
         * @description The last 100 messages of the last 7 days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again now, and tell what came back
         * @description With the same `webhook-id` and body, and a new time and signature.
         */
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the settings */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings
         * @description A Hugging Face token is checked against the Hub before it is stored, and stored sealed.
         */
        patch: operations["updateSettings"];
        trace?: never;
    };
    "/api/v1/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Does the studio ask who one is? */
        get: operations["getAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the first account, an admin, and log in
         * @description The code is printed when the studio starts, and stands in `setup.code` of the data folder. A studio that only its own machine reaches asks for none. What was made before belongs to this account.
         */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Sets a cookie. A wrong name and a wrong password are answered alike, and repeated ones slowed down.
         */
        post: operations["createSession"];
        /** Log out */
        delete: operations["removeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to log in with a passkey
         * @description Gives what `PublicKeyCredential.parseRequestOptionsFromJSON` takes, and sets a cookie that knows the challenge.
         */
        post: operations["beginPasskeyLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a passkey
         * @description Without a name, and without the code of an app: the device has asked who holds it. Sets a cookie, as logging in by a password does.
         */
        post: operations["createPasskeySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a link is for */
        get: operations["getInvitation"];
        put?: never;
        /**
         * Choose a password by a link, and log in
         * @description Ends all other sessions of the account.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, and what may I do? */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own account
         * @description A new password needs the one before, and ends all other sessions.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to log in by the codes of an app, too
         * @description Nothing is asked for before a code of the app was confirmed.
         */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show that the app has the secret: from now on its codes are asked for */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in by the password alone again */
        post: operations["removeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is logged in, the last used first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own keys for programs */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make a key for a program
         * @description `secret` is told in this answer only. It goes into `Authorization: Bearer`, or is the password of Basic authentication, whatever the name.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one of one's own keys, which opens nothing from then on */
        delete: operations["removeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own passkeys, the oldest first */
        get: operations["listPasskeys"];
        put?: never;
        /** Add a passkey: from now on it logs in, by itself */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add a passkey
         * @description Gives what `PublicKeyCredential.parseCreationOptionsFromJSON` takes, and sets a cookie that knows the challenge.
         */
        post: operations["beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one of one's own passkeys, which logs in no more */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        /** Give a passkey another name */
        patch: operations["updatePasskey"];
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who has an account, by name */
        get: operations["listUsers"];
        put?: never;
        /** Make an account, with a link to join by or with a password */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an account, and hand over or delete what is theirs */
        delete: operations["removeUser"];
        options?: never;
        head?: never;
        /** Change somebody's role or name, or keep them out */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new link for somebody who has none any more, or has lost their password
         * @description Earlier links of the account open nothing any more. Its password stays until the link was used.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what to what, the newest first
         * @description Kept for 180 days.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Do the database, the storage and the queue answer? */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, and the room that the images take */
        get: operations["getAbout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what an import would store
         * @description One file as `multipart/form-data`. Nothing is stored. Of a file that is there already only what it says itself is read; what is hidden in its pixels was read when it came.
         */
        post: operations["inspectImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a picture to begin with
         * @description One PNG, JPEG or WebP as `multipart/form-data`, judged as an import is. It is kept for 24 hours; once something was begun with it, for as long as that or any picture that came of it is there. Of what was not used yet, one person has at most 200 files and 500 MB.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        A1111Error: {
            /**
             * @description Stable: programs decide by this.
             * @example a1111.sampler_not_found
             */
            error: string;
            /** @description One sentence for a person. */
            detail: string;
            body: string;
            /** @description What is wrong with single fields, in one text. */
            errors: string;
        };
        A1111Pictures: {
            images: string[];
            /** @description What was asked for. */
            parameters: {
                [key: string]: unknown;
            };
            /** @description JSON: what was really used. `infotexts` are what is written in the files; `atelier.notes` says what was asked for and not done, `atelier.image_ids` how the gallery knows them. */
            info: string;
        };
        A1111Progress: {
            /** @description 0 where nothing of yours is being made. */
            progress: number;
            /** @description Seconds that are left, as far as can be told. */
            eta_relative: number;
            state: {
                skipped: boolean;
                interrupted: boolean;
                stopping_generation: boolean;
                /** @description Its `force_task_id`, else which call it was. */
                job: string;
                /** @description Batches of the call; 0 where nothing of yours is being made. */
                job_count: number;
                /** @example 20261122180405 */
                job_timestamp: string;
                /** @description How many of them are done. */
                job_no: number;
                sampling_step: number;
                sampling_steps: number;
            };
            /** @description What it looks like so far, in base64, where the engine shows it. */
            current_image: string | null;
            textinfo: string | null;
        };
        About: {
            /** @example 0.1.0 */
            version: string;
            /** @example 24.21.0 */
            nodeVersion: string;
            /** @enum {string} */
            database: "sqlite" | "postgresql";
            /**
             * @description The folder of the images on the server.
             * @example /srv/atelier/data
             */
            dataDir: string;
            storage: {
                /** @description Of all images, trash included. */
                imageBytes: number;
                /** @description Of other sizes and formats, which are made again when they are needed. */
                renditionBytes: number;
                /** @description Left on the disk; null where the storage cannot say. */
                freeBytes: number | null;
            };
        };
        Access: {
            /**
             * @description alone: on one machine, without accounts, nobody is asked who they are. setup: the first account is still to be made. shared: there are accounts.
             * @enum {string}
             */
            studio: "alone" | "setup" | "shared";
            /** @description Other services to log in by: lead the browser to `/api/v1/openid/{id}`. */
            providers: {
                id: string;
                /** @example Home */
                name: string;
            }[];
        };
        AccessKey: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @example Nightly script */
            name: string;
            /**
             * @description The last characters of the secret.
             * @example x1Y2
             */
            hint: string;
            /** @description At most what its owner may do. `library:write`: collections, styles, wildcards and grids. */
            scopes: ("images:read" | "images:write" | "generations:write" | "library:write" | "settings:manage" | "users:manage")[];
            /** @description What it may use up, besides the limits of its owner; null: as much as they may. */
            limits: {
                /** @description Images asked for within 24 hours. */
                imagesADay: number | null;
                /** @description Images that wait or are made. */
                imagesAtATime: number | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To within a few minutes; null: not yet.
             */
            usedAt: string | null;
        };
        AuditEntry: {
            /** @description Counts up. */
            id: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            at: string;
            /** @enum {string} */
            action: "studio.set_up" | "login.succeeded" | "login.failed" | "login.ended" | "password.changed" | "second_factor.added" | "second_factor.removed" | "passkey.added" | "passkey.removed" | "passkey.copied" | "session.ended" | "key.created" | "key.removed" | "account.created" | "account.joined" | "account.invited" | "account.role_changed" | "account.disabled" | "account.enabled" | "account.removed" | "link.created" | "link.removed" | "webhook.created" | "webhook.changed" | "webhook.secret_rotated" | "webhook.removed" | "settings.changed" | "engine.added" | "engine.changed" | "engine.removed" | "engines.ordered" | "image.deleted" | "trash.emptied" | "generation.deleted" | "grid.deleted" | "collection.deleted" | "style.deleted" | "wildcard.deleted" | "prompts.deleted";
            actor: {
                id: string | null;
                /** @description What it was called then. */
                name: string | null;
            };
            subject: {
                id: string | null;
                /** @description What it was called then. */
                name: string | null;
            };
            /** @description session, key or proxy; null: nobody was known. */
            through: string | null;
            /** @description Where they were. */
            address: string | null;
        };
        /** @description A budget, and what was spent of it in this month. */
        Budgeted: {
            /** @description What may be spent in a month, by UTC. Costs in another currency do not count. */
            budget: {
                /** @example 0.04 */
                amount: number;
                /**
                 * @description ISO 4217.
                 * @example USD
                 */
                currency: string;
            };
            /** @example 0.04 */
            spent: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            beginsAnewAt: string;
        };
        /** @description A named set of images. One with a `filter` is smart: it holds what the filter finds. `cover` is the image that was chosen, else the newest. */
        Collection: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /**
             * Format: uuid
             * @description Whose it is.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            ownerId: string;
            /**
             * @description What you may do with it; `change` is its owner’s.
             * @enum {string}
             */
            may: "look" | "add" | "change";
            /** @description Whether others than its owner see it. */
            isShared: boolean;
            /** @example Lighthouses */
            name: string;
            description: string | null;
            filter: {
                /**
                 * @description Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.
                 * @example fox "in the snow" paint* -wolf rating:>=4
                 */
                q?: string;
                /**
                 * @description Made by this model only.
                 * @example black-forest-labs/FLUX.1-schnell
                 */
                model?: string;
                /** @description Made by this engine only: one of `GET /api/v1/engines`. */
                provider?: string;
                /** @description Imported files only, or only what was made here. */
                imported?: boolean;
                /** @description Favourites only, or all but those. */
                favorite?: boolean;
                /** @description With at least so many stars; 0 finds what has none. */
                rating?: number;
                /**
                 * @description Without quotes and commas. Capitals do not matter.
                 * @example fox
                 */
                tag?: string;
                /** @description Made with the style of this name. */
                style?: string;
                /**
                 * @description Wider than high, higher than wide, or neither.
                 * @enum {string}
                 */
                shape?: "wide" | "tall" | "square";
                /** @description Made with this seed. */
                seed?: number;
                /**
                 * @description What they came of.
                 * @enum {string}
                 */
                task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                /**
                 * @description Made with this sampler. Capitals do not matter.
                 * @example Euler a
                 */
                sampler?: string;
                /** @description Words of the negative prompt, all of which must occur. */
                negative?: string;
                /**
                 * Format: date-time
                 * @description Made at this time or later.
                 */
                from?: string;
                /**
                 * Format: date-time
                 * @description Made before this time.
                 */
                to?: string;
                /**
                 * @description In no collection.
                 * @enum {string}
                 */
                collection?: "none";
            } | null;
            /** @description Images in it, the trash not counted. Of a smart one at most 10,000 are counted. */
            count: number;
            cover: components["schemas"]["Image"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            updatedAt: string;
        };
        CollectionPeople: {
            people: {
                /**
                 * @description Who, or `*` for the whole studio.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                userId: string;
                /**
                 * @description `add`: look, and put in what is theirs or shared.
                 * @enum {string}
                 */
                may: "look" | "add";
            }[];
        };
        /** @description What is known of the costs of a month. `studio` is the budget of the studio, for those who may see everybody’s; `own` is that of whoever asks. Both are of the current month, and null where there is none. */
        Costs: {
            /** @example 2026-11 */
            month: string;
            /** @description By engine, person and currency, the dearest first. */
            items: {
                /** @description The id of the engine; it may be gone. */
                engine: string;
                /** @description Whose images. */
                ownerId: string;
                /** @description null where there are no accounts, or that one is gone. */
                ownerName: string | null;
                /** @description Whether the account was deleted. */
                ownerGone: boolean;
                /** @description How many images of a known cost. */
                images: number;
                /** @example 0.04 */
                amount: number;
                /**
                 * @description ISO 4217.
                 * @example USD
                 */
                currency: string;
            }[];
            /** @description What each person spent in all: a sum for each currency, in the order of `totals`, and who spent most first. */
            people: {
                /** @description Whose images. */
                ownerId: string;
                /** @description null where there are no accounts, or that one is gone. */
                ownerName: string | null;
                /** @description Whether the account was deleted. */
                ownerGone: boolean;
                /** @description How many images of a known cost. */
                images: number;
                /** @example 0.04 */
                amount: number;
                /**
                 * @description ISO 4217.
                 * @example USD
                 */
                currency: string;
            }[];
            /** @description By currency, the dearest first. */
            totals: {
                /** @description How many images of a known cost. */
                images: number;
                /** @example 0.04 */
                amount: number;
                /**
                 * @description ISO 4217.
                 * @example USD
                 */
                currency: string;
            }[];
            studio: components["schemas"]["Budgeted"] | null;
            own: components["schemas"]["Budgeted"] | null;
        };
        CreatedGenerationList: {
            items: components["schemas"]["Generation"][];
        };
        CreatedGenerations: {
            items: components["schemas"]["Generation"][];
            drawSeed: number;
        };
        DeliveryProblem: {
            /** @enum {string} */
            code: "status" | "redirect" | "gone" | "timeout" | "connection" | "refused" | "broken";
            /** @description One sentence for a person. */
            message: string;
        };
        DuplicatePage: {
            groups: {
                /**
                 * Format: uuid
                 * @description The one to keep, if you ask us: most stars, then a favourite, then most pixels, then most bytes.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                keep: string;
                /** @description The first is the one that the distances of the others are to. */
                items: {
                    image: components["schemas"]["Image"];
                    /**
                     * @description Bits of 64 by which the two differ: 0 is the same layout of light and dark.
                     * @example 2
                     */
                    distance: number;
                }[];
            }[];
            /** @description Pass it as `cursor` to go on; null when every image was compared. */
            nextCursor: string | null;
            /** @description Images that this call compared with all others. */
            compared: number;
            /** @description Images that can be compared. */
            total: number;
            /** @description Images of an earlier version that were not looked at yet, so are in no group. 0 is all. */
            pending: number;
        };
        /** @description `setup` is how it is set up, for those who may manage engines; null for everybody else. */
        Engine: {
            /** @description The `provider` of models, generations and images. */
            id: string;
            /** @description One of `GET /api/v1/engines/kinds`; several engines can be of one kind. */
            kind: string;
            /**
             * @description For people.
             * @example Hugging Face
             */
            name: string;
            /** @description Part of the studio: it needs no network and nothing set up. */
            isBuiltIn: boolean;
            /** @description One that is switched off makes no pictures and shows no models. */
            isEnabled: boolean;
            /** @description Whether it can be used as it is set up now. */
            isAvailable: boolean;
            /** @description Why it cannot be used now, and what helps. */
            reason: string | null;
            /** @description Pages for people, where it has them. */
            links: {
                /** @description Where its tokens are made. */
                token: string | null;
                /** @description Where its credits are bought. */
                credits: string | null;
                /** @description The page of a model; `{model}` stands for the id of the model. */
                model: string | null;
            };
            setup: components["schemas"]["EngineSetup"] | null;
        };
        /** @description `problem` is there exactly where `ok` is false. */
        EngineCheck: {
            ok: boolean;
            /** @description Milliseconds until it answered. */
            latencyMs: number;
            /** @description How many models it has. */
            models: number;
            problem?: {
                /** @example provider.auth */
                code: string;
                /** @description What is wrong, for people. */
                message: string;
                /** @description What helps. */
                suggestion?: string;
            };
        };
        EngineKind: {
            /** @example a1111 */
            id: string;
            /** @example AUTOMATIC1111, Forge and others */
            name: string;
            /** @description One sentence: what stands behind it. */
            description: string;
            /** @description Whether engines of this kind can be added. */
            isAddable: boolean;
            /** @description Whether `discover` finds one that runs on the machine of the studio. */
            discovers: boolean;
            /** @description Whether it makes models of files, e.g. of workflows. */
            readsModels: boolean;
            /** @description Pictures asked of it at a time, in each worker, unless somebody chose. */
            concurrency: number;
            /** @description Pages for people, where it has them. */
            links: {
                /** @description Where its tokens are made. */
                token: string | null;
                /** @description Where its credits are bought. */
                credits: string | null;
                /** @description The page of a model; `{model}` stands for the id of the model. */
                model: string | null;
            };
            /** @description What has to be set up, as a JSON Schema. Secrets have `writeOnly: true`. */
            settings: {
                [key: string]: unknown;
            };
        };
        EngineSetup: {
            /** @description Added here, so that it can be changed and removed; else it comes with the studio and its environment. */
            isManaged: boolean;
            /**
             * @description By the names in the schema of the kind.
             * @example {
             *       "baseUrl": "http://127.0.0.1:7860"
             *     }
             */
            settings: {
                [key: string]: unknown;
            };
            /** @description By the names in the schema of the kind. What they are is never told. */
            secrets: {
                [key: string]: {
                    isSet: boolean;
                    /** @description The last four characters, where it is long enough to show them. */
                    hint: string | null;
                };
            };
            /** @description Why its settings cannot be used as they are stored; null where they can. */
            problem: string | null;
            /** @description Pictures that each worker asks of it at a time. */
            concurrency: number;
            /** @description Whether it may be at an address that is not public; null: as the studio is, which allows it while only this machine reaches the studio. */
            allowPrivateNetwork: boolean | null;
            /**
             * @description How far its calls may go now: `own network` is the internet, this machine and its neighbours; `anywhere` is said by ALLOW_PRIVATE_NETWORK.
             * @enum {string}
             */
            reach: "public" | "own network" | "anywhere";
            /** @description Its place in the order, from 0. */
            position: number;
            /** @description Whether another engine takes over when this one is the reason of a failure. */
            failover: boolean;
            /** @description What its pictures cost, where it does not say so itself. */
            prices: {
                /** @description The name of the model at this engine. */
                model: string;
                /** @example 0.003 */
                amount: number;
                /**
                 * @description ISO 4217.
                 * @example USD
                 */
                currency: string;
                /**
                 * @description A megapixel is a million pixels.
                 * @enum {string}
                 */
                per: "image" | "megapixel";
            }[];
            /** @description What came of the last time that it was checked, in this process. */
            lastCheck: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2026-11-22T18:04:05.123Z
                 */
                at: string;
                ok: boolean;
                /** @description Milliseconds until it answered. */
                latencyMs: number;
                /** @description How many models it has. */
                models: number;
                problem?: {
                    /** @example provider.auth */
                    code: string;
                    /** @description What is wrong, for people. */
                    message: string;
                    /** @description What helps. */
                    suggestion?: string;
                };
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            updatedAt: string | null;
        };
        /** @description Pixels that are added at each side of the start. */
        Extend: {
            left: number;
            top: number;
            right: number;
            bottom: number;
        };
        FailedOver: {
            /** @description The id of the engine. */
            engine: string;
            /**
             * @description Why it could not.
             * @example provider.unavailable
             */
            code: string;
        };
        Family: {
            /** @description What it was made from, what that was made from, and so on: the parent first, 12 at most. */
            ancestors: components["schemas"]["Image"][];
            /**
             * @description What is before the last of them: nothing, an image that was deleted for good, or more than are told of here.
             * @enum {string}
             */
            before: "nothing" | "deleted" | "more";
            /** @description What was made with it: of the same generation, then of the same grid, 24 at most. */
            siblings: components["schemas"]["Image"][];
            /**
             * Format: uuid
             * @description The compare grid that it is a cell of.
             */
            gridId: string | null;
            children: {
                /** @description What was made from it, newest first, the trash not counted. */
                items: components["schemas"]["Image"][];
                /** @description How many there are, counted up to 1000. */
                total: number;
                nextCursor: string | null;
            };
            /** @description What waits or runs and will be made from it, newest first, 24 at most. */
            making: components["schemas"]["FamilyWork"][];
        };
        FamilyWork: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            generationId: string;
            /** @enum {string} */
            relation: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
            /** @enum {string} */
            status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            prompt: string;
            /** @description How many images were asked for. */
            count: number;
        };
        FoundEngine: {
            kind: string;
            /**
             * @description What it could be called.
             * @example Forge
             */
            name: string;
            /**
             * @description For people: what was found, and where.
             * @example Forge at port 7860
             */
            title: string;
            /** @example http://127.0.0.1:7860 */
            url: string;
            /**
             * @description By the names in the schema of the kind.
             * @example {
             *       "baseUrl": "http://127.0.0.1:7860"
             *     }
             */
            settings: {
                [key: string]: unknown;
            };
            /** @description The engine that has this address already. */
            engineId: string | null;
        };
        /** @description A prompt being made into images; it is also the job. `waitingUntil` is set while a queued one waits for a rate limit, which `error` explains. `clearedAt` is set once it was cleared from the list of what is done; its images stay; a cell of a grid is cleared from the beginning. */
        Generation: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @enum {string} */
            status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            prompt: string;
            negativePrompt: string | null;
            typed: components["schemas"]["Typed"] | null;
            model: string;
            provider: string;
            /** @enum {string} */
            task: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
            /** @description The pictures that it begins with, as they were asked for. */
            inputs: components["schemas"]["InputUsed"][];
            parameters: {
                /** @description Pixels. */
                width: number;
                /** @description Pixels. */
                height: number;
                /** @description Inference steps; null where the model has none. */
                steps: number | null;
                /** @description Guidance scale; null where the model has none. */
                guidance: number | null;
                /** @description Of the first image; image k uses seed + k, modulo 2^32. */
                seed: number;
                count: number;
                /** @description null where the model has none. */
                strength: number | null;
                /** @description Pixels; null where there is no mask. */
                maskBlur: number | null;
                /** @description null where there is no mask. */
                keepUnmasked: boolean | null;
                /** @description By how much it is enlarged; null where it is not. */
                scale: number | null;
                extend: components["schemas"]["Extend"] | null;
                sampler: string | null;
                scheduler: string | null;
                loras: {
                    name: string;
                    weight: number;
                }[];
                /** @description What else was sent to the model, by the names of its `options`. */
                options: {
                    [key: string]: (string | number | boolean) | {
                        [key: string]: string | number | boolean;
                    };
                };
            };
            progress: number;
            /** @description How often it was taken up. */
            attempts: number;
            /** @description Those that are done, also while others are still being made. */
            images: components["schemas"]["Image"][];
            error: {
                /** @example provider.rate_limited */
                code: string;
                message: string;
                /** @description Milliseconds until another try makes sense. */
                retryAfterMs?: number;
                /**
                 * Format: date-time
                 * @description When a budget that was used up begins anew.
                 * @example 2026-11-22T18:04:05.123Z
                 */
                resetsAt?: string;
                /** @description What to do about it. */
                suggestion?: string;
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            waitingUntil: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            clearedAt: string | null;
            /**
             * Format: uuid
             * @description The compare grid that it is a cell of.
             */
            gridId: string | null;
            /** @description Which cell of the grid, from 0, the last axis fastest. */
            cell: number | null;
            batch: {
                /**
                 * Format: uuid
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
                /**
                 * @description How many there were of them at first.
                 * @example 40
                 */
                size: number;
            } | null;
            /** @description Engines that were to make it and could not, in their order; `provider` is the one that took over last. */
            servedInstead: components["schemas"]["FailedOver"][];
            /**
             * Format: uuid
             * @description The image that it was made from; it stays when that one was deleted for good.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            parentId: string | null;
            /**
             * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged.
             * @enum {string|null}
             */
            relation: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale" | null;
        };
        GenerationDurations: {
            items: {
                /** @example black-forest-labs/FLUX.1-schnell */
                model: string;
                /**
                 * @description Median of the last 20 that succeeded: milliseconds from start to end, divided by the images made.
                 * @example 2400
                 */
                msPerImage: number;
                /**
                 * @description How many that median is of.
                 * @example 20
                 */
                samples: number;
            }[];
        };
        GenerationPage: {
            items: components["schemas"]["Generation"][];
            nextCursor: string | null;
        };
        GenerationPlaces: {
            items: {
                /**
                 * Format: uuid
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
                /** @description How many are made first, whoever asked for them. */
                before: number;
                /** @description More than that. */
                isMore: boolean;
            }[];
        };
        GenerationPreview: {
            /** @enum {string} */
            type: "generation.preview";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            at: string;
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            generationId: string;
            /** @description Which of its images, from 0. */
            ordinal: number;
            /** @enum {string} */
            mimeType: "image/png" | "image/jpeg" | "image/webp";
            /** @description The picture in base64, at most 256 kB; its longer side has at most 512 pixels. */
            data: string;
        };
        Grid: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            title: string | null;
            prompt: string;
            axes: components["schemas"]["GridAxis"][];
            /** @description How many there are. */
            cells: number;
            /** @description Cells in each status. */
            counts: {
                queued: number;
                running: number;
                succeeded: number;
                failed: number;
                cancelled: number;
            };
            /**
             * @description `running` while any cell waits or runs; else `failed` where any failed, `cancelled` where any was cancelled.
             * @enum {string}
             */
            status: "running" | "succeeded" | "failed" | "cancelled";
            /** @description The cell that was picked. */
            winner: number | null;
            cover: components["schemas"]["Image"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * @example {
             *       "prompt": "a lighthouse at dusk, watercolour",
             *       "count": 2
             *     }
             */
            base: {
                prompt: string;
                /** @description The default model when left out. */
                model?: string;
                negativePrompt?: string;
                width?: number;
                height?: number;
                steps?: number;
                guidance?: number;
                /** @description Picked, recorded and shown when left out. */
                seed?: number;
                /** @default 1 */
                count?: number;
                /** @description Ids of styles to put around the prompt, in this order. The prompt as it was typed is stored as `typed`. */
                styles?: string[];
                /**
                 * Format: uuid
                 * @description The image that it is made from, which has to be there; its children are found by it. The start, where that is an image, when left out.
                 */
                parentId?: string;
                /**
                 * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged. Goes with `parentId`; the task when the image is the start, else `remix`, or `grid` in a grid.
                 * @enum {string}
                 */
                relation?: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                /**
                 * @description Found from the inputs when left out: `inpaint` with a mask, `outpaint` with `extend`, `upscale` with `scale`, `image-to-image` with a picture, else `text-to-image`.
                 * @enum {string}
                 */
                task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                /**
                 * @description The pictures that it begins with. Seeing them is checked now; they are kept.
                 * @example {
                 *       "image": {
                 *         "imageId": "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                 *       }
                 *     }
                 */
                inputs?: {
                    /** @description What the task begins with. One of the two. */
                    image?: {
                        /**
                         * Format: uuid
                         * @description An image that one may see, whoever has it.
                         * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                         */
                        imageId?: string;
                        /**
                         * Format: uuid
                         * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                         * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                         */
                        uploadId?: string;
                    };
                    /** @description White where the picture is to be made anew, black where it is to stay, grey in between. */
                    mask?: {
                        /**
                         * Format: uuid
                         * @description As for `image`.
                         * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                         */
                        uploadId: string;
                    };
                    /** @description Pictures that the model looks at besides the one that it begins with. */
                    references?: {
                        /**
                         * Format: uuid
                         * @description An image that one may see, whoever has it.
                         * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                         */
                        imageId?: string;
                        /**
                         * Format: uuid
                         * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                         * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                         */
                        uploadId?: string;
                    }[];
                };
                /** @description 0 leaves the start as it is, 1 makes it anew. The default of the model when left out. */
                strength?: number;
                /** @description Pixels of the start over which the edge of the mask is made soft, inwards. 4 when left out. */
                maskBlur?: number;
                /** @description Whether what the mask leaves black is put back exactly as it was, whatever the engine made of it; the picture then has the size of its start. True when left out. */
                keepUnmasked?: boolean;
                /**
                 * @description By how much to enlarge.
                 * @enum {integer}
                 */
                scale?: 2 | 4;
                /** @description How far to extend the picture at each side, pixels; more than 0 at one of them. */
                extend?: {
                    /** @default 0 */
                    left?: number;
                    /** @default 0 */
                    top?: number;
                    /** @default 0 */
                    right?: number;
                    /** @default 0 */
                    bottom?: number;
                };
                sampler?: string;
                scheduler?: string;
                loras?: {
                    name: string;
                    weight: number;
                }[];
                /** @description Whatever else the model takes, by the names of its `options`. */
                options?: {
                    [key: string]: (string | number | boolean) | {
                        [key: string]: string | number | boolean;
                    };
                };
            };
            /** @description What the styles on its axis were called when it was made, by their ids: one may have been renamed or deleted since. */
            styleNames: {
                [key: string]: string;
            };
            /** @description Every cell, in its order. A cell that was deleted is not among them. */
            items: components["schemas"]["GridCell"][];
        };
        GridAxis: {
            /** @enum {string} */
            kind: "model";
            values: string[];
        } | {
            /** @enum {string} */
            kind: "seed";
            values: number[];
        } | {
            /** @enum {string} */
            kind: "steps";
            values: number[];
        } | {
            /** @enum {string} */
            kind: "guidance";
            values: number[];
        } | {
            /** @enum {string} */
            kind: "strength";
            values: number[];
        } | {
            /** @enum {string} */
            kind: "sampler";
            values: string[];
        } | {
            /** @enum {string} */
            kind: "scheduler";
            values: string[];
        } | {
            /** @enum {string} */
            kind: "size";
            values: string[];
        } | {
            /** @enum {string} */
            kind: "prompt";
            /**
             * @description The part of the prompt, every time it occurs, that the values take the place of.
             * @example red
             */
            search: string;
            /**
             * @example [
             *       "red",
             *       "green",
             *       "blue"
             *     ]
             */
            values: string[];
        } | {
            /** @enum {string} */
            kind: "style";
            values: string[];
        };
        GridCell: {
            /** @description From 0, the last axis fastest. */
            cell: number;
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            generationId: string;
            /** @description The engine that makes it. */
            provider: string;
            /** @enum {string} */
            status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            progress: number;
            error: {
                code: string;
                message: string;
            } | null;
            image: components["schemas"]["Image"] | null;
        };
        GridPage: {
            items: components["schemas"]["GridSummary"][];
            nextCursor: string | null;
        };
        GridSummary: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            title: string | null;
            prompt: string;
            axes: components["schemas"]["GridAxis"][];
            /** @description How many there are. */
            cells: number;
            /** @description Cells in each status. */
            counts: {
                queued: number;
                running: number;
                succeeded: number;
                failed: number;
                cancelled: number;
            };
            /**
             * @description `running` while any cell waits or runs; else `failed` where any failed, `cancelled` where any was cancelled.
             * @enum {string}
             */
            status: "running" | "succeeded" | "failed" | "cancelled";
            /** @description The cell that was picked. */
            winner: number | null;
            cover: components["schemas"]["Image"] | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
        };
        Image: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /**
             * Format: uuid
             * @description Whose it is.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            ownerId: string;
            /** @description Whether the whole studio sees it. */
            shared: boolean;
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            generationId: string | null;
            /**
             * Format: uuid
             * @description The image that it was made from; it stays when that one was deleted for good.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            parentId: string | null;
            /**
             * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged.
             * @enum {string|null}
             */
            relation: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale" | null;
            /** @example a lighthouse at dusk, watercolour */
            prompt: string;
            negativePrompt: string | null;
            typed: components["schemas"]["Typed"] | null;
            /**
             * @description The model that made it; null where an imported file does not say.
             * @example black-forest-labs/FLUX.1-schnell
             */
            model: string | null;
            /** @description The id of the engine that made it; null for an imported file. */
            provider: string | null;
            /**
             * @description A readable name for a download.
             * @example a-lighthouse-at-dusk-5b1d9f7d2c11.png
             */
            filename: string;
            /** @enum {string} */
            mimeType: "image/png" | "image/jpeg" | "image/webp";
            /** @description Pixels. */
            width: number;
            /** @description Pixels. */
            height: number;
            sizeBytes: number;
            seed: number | null;
            steps: number | null;
            guidance: number | null;
            /** @description The one that was asked for, or what an imported file says. */
            sampler: string | null;
            /**
             * @description What it came of; null where nobody knows, as of most imported files.
             * @enum {unknown}
             */
            task: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale" | null;
            /** @description The pictures that it began with. */
            inputs: components["schemas"]["InputUsed"][];
            /** @description null where there is nothing to say, as of what was made from words alone. */
            recipe: components["schemas"]["ImageRecipe"] | null;
            notes: components["schemas"]["ImageNotes"] | null;
            cost: components["schemas"]["ImageCost"] | null;
            /** @description Engines that were to make it and could not, in their order; `provider` is the one that took over last. */
            servedInstead: components["schemas"]["FailedOver"][];
            /** @description Of the stored bytes, in hex. */
            sha256: string;
            /** @description ThumbHash in base64: a blurred preview of about 25 bytes. */
            placeholder: string;
            favorite: boolean;
            /** @description Stars; 0 where none were given. */
            rating: number;
            /**
             * @description In the order of the alphabet.
             * @example [
             *       "fox",
             *       "snow"
             *     ]
             */
            tags: string[];
            title: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            madeAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            trashedAt: string | null;
            /** @description Paths on this server. */
            urls: {
                /**
                 * @description The stored bytes.
                 * @example /api/v1/images/01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11/file
                 */
                file: string;
                /** @description A small WebP. */
                thumbnail: string;
            };
        };
        ImageCost: {
            /** @example 0.04 */
            amount: number;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /**
             * @description Whether the engine said it, or it comes from the price list of the studio.
             * @enum {string}
             */
            source: "said" | "listed";
        };
        ImageNotes: {
            /** @description What of the prompt is to be seen. */
            drew: string[];
            /** @description What it knows, but had no place for. */
            leftOut: string[];
            /** @description What it does not know. */
            unknown: string[];
        };
        ImagePage: {
            items: components["schemas"]["Image"][];
            /** @description Pass it as `cursor` for the page that follows; null on the last one. */
            nextCursor: string | null;
        };
        /** @description How it was made, beyond what the image itself says: prompt, model, seed, steps, guidance, task. */
        ImageRecipe: {
            /** @description null where the model has none. */
            strength: number | null;
            /** @description Pixels; null where there is no mask. */
            maskBlur: number | null;
            /** @description null where there is no mask. */
            keepUnmasked: boolean | null;
            /** @description By how much it is enlarged; null where it is not. */
            scale: number | null;
            extend: components["schemas"]["Extend"] | null;
            sampler: string | null;
            scheduler: string | null;
            loras: {
                name: string;
                weight: number;
            }[];
            /** @description What else was sent to the model, by the names of its `options`. */
            options: {
                [key: string]: (string | number | boolean) | {
                    [key: string]: string | number | boolean;
                };
            };
            /** @description The beginning of the SHA-256 of each LoRA, by its name; only where the engine told it. */
            loraHashes?: {
                [key: string]: string;
            };
            /** @description Whether pixels of the start were put back, so that they are exactly these: what the mask left black, or the picture that was extended. */
            blended: boolean;
        };
        ImageStats: {
            /** @description Images in the gallery, the trash not counted. */
            total: number;
            favorites: number;
            trashed: number;
            /** @description Of all stored images, trash included. */
            bytes: number;
            byModel: {
                model: string | null;
                count: number;
            }[];
            /**
             * @description Those that any image was made with, at most 100.
             * @example [
             *       "DPM++ 2M",
             *       "Euler a"
             *     ]
             */
            samplers: string[];
        };
        ImportedStyles: {
            added: components["schemas"]["Style"][];
            skipped: {
                name: string;
                reason: string;
            }[];
        };
        InputUsed: {
            /**
             * Format: uuid
             * @description Can be given as `uploadId` by whoever may see it, to begin with it again.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /**
             * @description References stand in the order in which they were given.
             * @enum {string}
             */
            role: "image" | "mask" | "reference";
            /**
             * Format: uuid
             * @description The image that it is; it stays when that one was deleted for good. null for an upload.
             */
            imageId: string | null;
            /** @enum {string} */
            mimeType: "image/png" | "image/jpeg" | "image/webp";
            /** @description Pixels. */
            width: number;
            /** @description Pixels. */
            height: number;
            /** @description Of its bytes, in hex. */
            sha256: string;
            /**
             * @description Its bytes, for whoever may see the image, or has the upload. A path on this server; it stays for as long as anything is there that came of it.
             * @example /api/v1/uploads/01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11/file
             */
            url: string;
        };
        InspectedFile: {
            /** @enum {string} */
            mimeType: "image/png" | "image/jpeg" | "image/webp";
            /** @description Pixels. */
            width: number;
            /** @description Pixels. */
            height: number;
            sizeBytes: number;
            /** @description Of the bytes that would be stored, in hex. */
            sha256: string;
            /**
             * @description What wrote the recipe; null where there is none.
             * @enum {string|null}
             */
            tool: "atelier" | "a1111" | "invokeai" | "comfyui" | "swarmui" | "fooocus" | "ruinedfooocus" | "novelai" | "easydiffusion" | "drawthings" | "diffusers" | "midjourney" | null;
            recipe: {
                prompt: string;
                negativePrompt: string | null;
                typed: components["schemas"]["Typed"] | null;
                model: string | null;
                /** @description As text from 2^53 on, where a number would not be exact. An image has no such seed; its file keeps it. */
                seed: number | string | null;
                steps: number | null;
                guidance: number | null;
                sampler: string | null;
                /**
                 * @description What it came of.
                 * @enum {string|null}
                 */
                task: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale" | null;
                details: components["schemas"]["ImageRecipe"] | null;
                /** @description Engines that were to make it and could not, in their order; `provider` is the one that took over last. */
                servedInstead: components["schemas"]["FailedOver"][];
                /** @description Texts that are longer than the studio holds and are here only in part; the file has them whole. Left out where all are whole. */
                cut?: ("prompt" | "negativePrompt" | "model" | "provider" | "sampler")[];
            } | null;
            duplicateOf: components["schemas"]["Image"] | null;
        };
        Invitation: {
            /** @description Told once. Whoever has it chooses the password of the account, once. */
            token: string;
            /**
             * @description The page for it, on this server.
             * @example /join/8Zb…
             */
            path: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            expiresAt: string;
        };
        InvitationInfo: {
            username: string;
            /** @description What they are called by others; null: as they log in. */
            displayName: string | null;
            /** @description They were here before, and choose another password. */
            isReset: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            expiresAt: string;
        };
        InvitedUser: {
            user: components["schemas"]["User"];
            invitation: components["schemas"]["Invitation"] | null;
        };
        KnownImages: {
            known: {
                sha256: string;
                /**
                 * Format: uuid
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                imageId: string;
                trashed: boolean;
            }[];
        };
        Limit: {
            min: number;
            max: number;
            default: number;
            multipleOf?: number;
        };
        Link: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /**
             * @description What it leads to.
             * @enum {string}
             */
            kind: "image" | "collection" | "grid";
            /**
             * Format: uuid
             * @description The id of what it leads to.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            targetId: string;
            /**
             * @description A path on this server. Whoever has it sees what it leads to, without an account.
             * @example /s/pVq0sF3sQ9a1C8kXyT5mZg
             */
            url: string;
            hasPassword: boolean;
            /** @description Whether prompt, model and parameters are shown. */
            withRecipe: boolean;
            /** @description Whether the stored files can be downloaded. */
            withOriginal: boolean;
            /** @description How often its page was opened, other than from another page of it. */
            views: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            viewedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            expiresAt: string | null;
        };
        MadeAccessKey: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @example Nightly script */
            name: string;
            /**
             * @description The last characters of the secret.
             * @example x1Y2
             */
            hint: string;
            /** @description At most what its owner may do. `library:write`: collections, styles, wildcards and grids. */
            scopes: ("images:read" | "images:write" | "generations:write" | "library:write" | "settings:manage" | "users:manage")[];
            /** @description What it may use up, besides the limits of its owner; null: as much as they may. */
            limits: {
                /** @description Images asked for within 24 hours. */
                imagesADay: number | null;
                /** @description Images that wait or are made. */
                imagesAtATime: number | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description null: never.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To within a few minutes; null: not yet.
             */
            usedAt: string | null;
            /** @description `atl_` and 43 characters. */
            secret: string;
        };
        MadeWebhook: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @example Picture frame */
            name: string;
            /**
             * @description https, and reachable from the internet; http and addresses of the own network only where the studio allows them. Without user name and password.
             * @example https://example.com/hooks/studio
             */
            url: string;
            /**
             * @description `own`: what becomes of the things of its owner. `studio`: of everybody’s; for admins only.
             * @enum {string}
             */
            scope: "own" | "studio";
            /** @description What it is told of; null: all of these, and those that later versions add. */
            events: ("generation.queued" | "generation.started" | "generation.succeeded" | "generation.failed" | "generation.cancelled" | "generation.removed" | "image.created" | "image.updated" | "image.trashed" | "image.restored" | "image.removed" | "grid.updated" | "grid.removed" | "collection.updated" | "collection.removed")[] | null;
            /**
             * @description `failing`: the last attempt was in vain, and there will be another. `off`: by its owner. `ended`: by the studio; see `problem`.
             * @enum {string}
             */
            state: "active" | "failing" | "off" | "ended";
            problem: components["schemas"]["WebhookProblem"] | null;
            /** @description Those that sign at the moment, the newest first. */
            secrets: {
                /**
                 * @description The last characters.
                 * @example x1Y2
                 */
                hint: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2026-11-22T18:04:05.123Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description null: until it is rotated.
                 * @example 2026-11-22T18:04:05.123Z
                 */
                expiresAt: string | null;
            }[];
            /** @description In vain, of the message that it has to take next. */
            attempts: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description While it is failing.
             * @example 2026-11-22T18:04:05.123Z
             */
            nextAttemptAt: string | null;
            missed: components["schemas"]["MissedEvents"] | null;
            /**
             * Format: date-time
             * @description When it last took something.
             * @example 2026-11-22T18:04:05.123Z
             */
            deliveredAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            updatedAt: string;
            /**
             * @description `whsec_` and 32 characters of base64. Told in this answer only.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
        };
        Me: {
            /**
             * Format: uuid
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @description null where the studio has no accounts. */
            username: string | null;
            /** @description What they are called by others; null: as they log in. */
            displayName: string | null;
            /**
             * @description admin: everything. member: makes pictures and has things. viewer: looks at what is shared.
             * @enum {string}
             */
            role: "admin" | "member" | "viewer";
            /** @description What may be asked for, in the words of key scopes. */
            permissions: string[];
            /**
             * @description What they are known by.
             * @enum {string}
             */
            through: "alone" | "session" | "key" | "proxy";
            /** @description Whether they can log in here by a password. */
            hasPassword: boolean;
            /** @description Whether the codes of an app are asked for, too. */
            hasSecondFactor: boolean;
        };
        MissedEvents: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            from: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            until: string;
            /**
             * @description `off`: it was switched off or had ended. `removed`: the studio had removed the events before they could be delivered.
             * @enum {string}
             */
            reason: "off" | "removed";
        };
        /** @description `price` is what who serves the model says, else what the price list of its engine says, else null: it is never estimated. */
        Model: {
            /**
             * @description `ENGINE/NAME` where several engines have a model of this name, else its name.
             * @example black-forest-labs/FLUX.1-schnell
             */
            id: string;
            /**
             * @description Its name, as generations and images tell it. Asked for by it, the first of its `engines` makes the picture.
             * @example black-forest-labs/FLUX.1-schnell
             */
            plainId: string;
            /** @description For people. */
            name: string;
            /** @description The id of its engine, as `GET /api/v1/engines` lists it. */
            provider: string;
            description: string;
            /**
             * @description In a few words; null where nobody has judged it.
             * @example Quick drafts
             */
            goodAt: string | null;
            price: components["schemas"]["Price"] | null;
            /** @example apache-2.0 */
            license: string | null;
            /** @enum {string} */
            status: "ready" | "needs_token" | "unavailable";
            /** @description Why it cannot be used now, and what helps. */
            reason: string | null;
            /** @description The id of a model to use instead. */
            replacement: string | null;
            /** @description The inference providers that serve it today. */
            servedBy: string[];
            /** @description What it can be asked for; `limits` are those of the first. */
            tasks: ("text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale")[];
            limits: components["schemas"]["ModelLimits"];
            /** @description What it takes for each of its tasks. */
            taskLimits: {
                "text-to-image"?: components["schemas"]["TaskLimits"];
                "image-to-image"?: components["schemas"]["TaskLimits"];
                inpaint?: components["schemas"]["TaskLimits"];
                outpaint?: components["schemas"]["TaskLimits"];
                upscale?: components["schemas"]["TaskLimits"];
            };
            options: {
                [key: string]: unknown;
            } | null;
            /** @description The ids of the engines that have a model of this name, in the order in which they are asked. */
            engines: string[];
            isDefault: boolean;
        };
        /** @description null where the model has no such parameter. Sizes in pixels. */
        ModelLimits: {
            width: components["schemas"]["Limit"];
            height: components["schemas"]["Limit"];
            steps: components["schemas"]["Limit"] | null;
            guidance: components["schemas"]["Limit"] | null;
            seed: components["schemas"]["Limit"] | null;
            count: components["schemas"]["Limit"];
            negativePrompt: {
                /** @description Characters. */
                maxLength: number;
            } | null;
        };
        ModelSamples: {
            items: {
                model: string;
                image: components["schemas"]["Image"];
            }[];
        };
        /** @description With a `sort`, `newer` is the one before in that order and `older` the one behind. */
        Neighbors: {
            newer: components["schemas"]["Image"] | null;
            older: components["schemas"]["Image"] | null;
        };
        /** @description An error as the API of OpenAI tells it. */
        OpenAiError: {
            error: {
                /** @example No provider knows a model called "x". */
                message: string;
                /** @example invalid_request_error */
                type: string;
                /**
                 * @description The parameter that was refused.
                 * @example model
                 */
                param: string | null;
                /**
                 * @description OpenAI's own code where its clients look for one, else that of `/errors`.
                 * @example model_not_found
                 */
                code: string | null;
            };
        };
        OpenAiImageEvent: {
            /** @enum {string} */
            type: "image_generation.partial_image" | "image_generation.completed" | "image_edit.partial_image" | "image_edit.completed";
            b64_json: string;
            /** @description Seconds since 1970. */
            created_at: number;
            partial_image_index?: number;
            /** @enum {string} */
            background: "opaque";
            /** @enum {string} */
            output_format: "png" | "jpeg" | "webp";
            /**
             * @description As it was made; `medium` of a model that has one quality.
             * @enum {string}
             */
            quality: "low" | "medium" | "high";
            /**
             * @description As it was made.
             * @example 1024x1024
             */
            size: string;
            /** @description Of the last event only, where OpenAI’s clients count on it: nothing is charged by tokens here, so all of them are 0. What was paid is told by `GET /api/v1/costs`. */
            usage?: {
                input_tokens: number;
                output_tokens: number;
                total_tokens: number;
                input_tokens_details: {
                    text_tokens: number;
                    image_tokens: number;
                };
            };
        };
        OpenAiImages: {
            /** @description Seconds since 1970. */
            created: number;
            data: {
                b64_json?: string;
                url?: string;
                /** @description What was painted, where that is not the prompt. */
                revised_prompt?: string;
            }[];
            /** @enum {string} */
            background: "opaque";
            /** @enum {string} */
            output_format: "png" | "jpeg" | "webp";
            /**
             * @description As it was made; `medium` of a model that has one quality.
             * @enum {string}
             */
            quality: "low" | "medium" | "high";
            /**
             * @description As it was made.
             * @example 1024x1024
             */
            size: string;
        };
        OpenAiModel: {
            /** @example black-forest-labs/FLUX.1-schnell */
            id: string;
            /** @enum {string} */
            object: "model";
            /** @description Always 0: engines do not say when a model was made. */
            created: number;
            /**
             * @description The id of its engine.
             * @example my-card
             */
            owned_by: string;
        };
        Passkey: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @example Laptop */
            name: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last logged in; null: not yet.
             */
            usedAt: string | null;
        };
        PasskeyCreationOptions: {
            rp: {
                id: string;
                name: string;
            };
            user: {
                /** @description Whose key it is. base64url. */
                id: string;
                name: string;
                displayName: string;
            };
            /** @description Holds once, for five minutes, in this browser. base64url. */
            challenge: string;
            pubKeyCredParams: {
                /** @enum {string} */
                type: "public-key";
                alg: number;
            }[];
            /** @description Milliseconds. */
            timeout: number;
            excludeCredentials: {
                /** @enum {string} */
                type: "public-key";
                /** @description How the device calls its key. base64url. */
                id: string;
                /** @description How a browser reaches the device. */
                transports: string[];
            }[];
            authenticatorSelection: {
                /** @enum {string} */
                residentKey: "required";
                requireResidentKey: boolean;
                /** @enum {string} */
                userVerification: "required";
            };
            /** @enum {string} */
            attestation: "none";
        };
        PasskeyRequestOptions: {
            rpId: string;
            /** @description Holds once, for five minutes, in this browser. base64url. */
            challenge: string;
            /** @description Milliseconds. */
            timeout: number;
            /** @enum {string} */
            userVerification: "required";
        };
        Price: {
            /** @example 0.003 */
            amount: number;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /**
             * @description A megapixel is a million pixels.
             * @enum {string}
             */
            per: "image" | "megapixel";
        };
        /** @description RFC 9457 problem details. Every error answer has this shape. */
        Problem: {
            /**
             * @description Where this code is explained.
             * @example /errors#generation.not_found
             */
            type: string;
            /** @example Not Found */
            title: string;
            /** @example 404 */
            status: number;
            /**
             * @description One sentence for a person: what went wrong and what helps.
             * @example There is no generation with this id.
             */
            detail: string;
            /**
             * @description Stable: programs decide by this.
             * @example generation.not_found
             */
            code: string;
            /** @description Also the `x-request-id` header; the log has the rest under it. */
            requestId: string;
            /**
             * Format: date-time
             * @description When a budget that is used up begins anew; the same moment as that of `Retry-After`.
             * @example 2026-11-22T18:04:05.123Z
             */
            resetsAt?: string;
            /** @description Each part of the request that was refused. */
            errors?: {
                /**
                 * @description Which part of the request, as a JSON pointer.
                 * @example /body/steps
                 */
                path: string;
                /** @example must be at most 50 */
                message: string;
            }[];
        };
        PromptFile: {
            /** @description Those that the file has. */
            columns: ("prompt" | "negativePrompt" | "model" | "width" | "height" | "steps" | "guidance" | "seed" | "count")[];
            /** @description Headings that mean nothing here. */
            ignored: string[];
            rows: components["schemas"]["PromptFileRow"][];
        };
        /** @description What is asked for where there are no problems: the row, and `base` where the row says nothing. */
        PromptFileRow: {
            /** @description As they stand in the file, one for each of `columns`. */
            cells: string[];
            request: {
                prompt: string;
                negativePrompt?: string;
                model?: string;
                width?: number;
                height?: number;
                steps?: number;
                guidance?: number;
                seed?: number;
                count?: number;
                styles?: string[];
            };
            problems: {
                /**
                 * @description Into `request`.
                 * @example /steps
                 */
                path: string;
                /** @example generation.parameters_out_of_limits */
                code: string;
                /** @example steps must be 1 to 12 */
                message: string;
            }[];
        };
        PromptPreview: {
            /** @description Whether there is anything in it to sample from. False: the prompt is sent as it is. */
            isDynamic: boolean;
            /**
             * @description Prompts that a call with these values makes.
             * @example 12
             */
            total: number;
            /**
             * @description All that are possible; 2^53 - 1 stands for that and more.
             * @example 48
             */
            combinations: number;
            /** @description The first ten. */
            prompts: string[];
            drawSeed: number;
            /** @description Names of wildcards that there are not, or that have no entries, a hundred at most: the problem is then `prompt.unknown_wildcard`. */
            missing: string[];
            problem: {
                /**
                 * @description Stable: programs decide by this.
                 * @example prompt.malformed
                 */
                code: string;
                /** @description One sentence for a person. */
                detail: string;
            } | null;
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not_ready";
            checks: {
                [key: string]: {
                    ok: boolean;
                    message?: string;
                };
            };
        };
        ReadModel: {
            /** @description As the settings of the kind keep it. */
            model: {
                [key: string]: unknown;
            };
            /** @description What could stand for each input, by its name. */
            choices: {
                [key: string]: {
                    value: string;
                    label: string;
                }[];
            };
            /** @description What the model can be asked for, by which of its inputs are connected: the first one that holds. */
            taskRules: {
                tasks: ("text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale")[];
                /** @description Inputs that have to be connected, by their names. */
                connected: string[];
                /** @description Inputs that must not be. */
                notConnected: string[];
            }[];
            /** @description What is missing or doubtful, as sentences. */
            remarks: string[];
        };
        RecoveryCodes: {
            /** @description Told once. Each logs in once in the place of a code. */
            recoveryCodes: string[];
        };
        /** @description What was sent is remembered: 500 prompts, and every favourite. One whose generations were all deleted is forgotten with them, but for favourites. */
        RememberedPrompt: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @description As it was typed: without styles, and as a template where it is one. */
            text: string;
            favorite: boolean;
            /**
             * @description Generations that were made from it.
             * @example 3
             */
            uses: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            usedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
        };
        RememberedPromptPage: {
            items: components["schemas"]["RememberedPrompt"][];
            nextCursor: string | null;
        };
        RpcError: {
            /** @enum {string} */
            jsonrpc: "2.0";
            id?: string | number | null;
            error: {
                /** @example -32601 */
                code: number;
                message: string;
                data?: unknown;
            };
        };
        /** @description A request or a notification of JSON-RPC 2.0. */
        RpcMessage: {
            /** @enum {string} */
            jsonrpc: "2.0";
            id?: string | number | null;
            /** @example tools/list */
            method?: string;
            params?: {
                [key: string]: unknown;
            };
        };
        RpcResult: {
            /** @enum {string} */
            jsonrpc: "2.0";
            id: string | number | null;
            result: {
                [key: string]: unknown;
            };
        };
        SecondFactorSecret: {
            /** @description For the app, to be typed: base 32. */
            secret: string;
            /** @description The same as an address, to be shown as a QR code. */
            uri: string;
        };
        SessionInfo: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @description The one that asks. */
            isCurrent: boolean;
            /** @example Firefox */
            browser: string | null;
            /** @example Linux */
            system: string | null;
            /**
             * @description Where it was begun.
             * @example 192.168.1.20
             */
            address: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description To within a few minutes.
             */
            usedAt: string;
            /**
             * Format: date-time
             * @description Moves on with each use.
             */
            expiresAt: string;
        };
        Settings: {
            huggingFace: {
                configured: boolean;
                /** @description The last four characters. */
                tokenHint: string | null;
                /** @enum {string|null} */
                source: "env" | "settings" | null;
            };
            /** @description Inference endpoints of your own, a model each. */
            endpoints: {
                /** @description The model id that this endpoint serves. */
                model: string;
                /**
                 * Format: uri
                 * @description Takes the body of hf-inference: `{ inputs, parameters }`.
                 */
                url: string;
            }[];
            /** @description null: the studio chooses. */
            defaultModel: string | null;
            /** @description What the studio's form begins with, where the chosen model has it. The API itself does not use them. */
            defaultParameters: {
                /** @description Pixels. */
                width: number | null;
                /** @description Pixels. */
                height: number | null;
                steps: number | null;
                guidance: number | null;
                count: number | null;
                negativePrompt: string | null;
            };
            /** @description Whether the page downloads pictures with their recipe inside, unless told otherwise. */
            downloadRecipe: boolean;
            /**
             * @description Whether only its owner sees a new image, or the whole studio; it can be changed for each.
             * @enum {string}
             */
            newImages: "private" | "shared";
            /** @description Whether another engine takes over where one is the reason of a failure; each engine can say so for itself, too. */
            failover: boolean;
            budget: {
                /** @example 0.04 */
                amount: number;
                /**
                 * @description ISO 4217.
                 * @example USD
                 */
                currency: string;
            } | null;
            /** @description How many generations each engine works on at a time, in each worker; by the id of the engine. */
            concurrency: {
                [key: string]: number;
            };
        };
        SimilarImages: {
            /** @description The nearest first; without the image itself. */
            items: {
                image: components["schemas"]["Image"];
                /**
                 * @description Bits of 64 by which the two differ: 0 is the same layout of light and dark.
                 * @example 2
                 */
                distance: number;
            }[];
            /** @description Images of an earlier version that were not looked at yet, so cannot be found. 0 is all. */
            pending: number;
        };
        StudioEvent: {
            /** @enum {string} */
            type: "generation.queued" | "generation.started" | "generation.progress" | "generation.succeeded" | "generation.failed" | "generation.cancelled";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            at: string;
            generation: components["schemas"]["Generation"];
        } | {
            /** @enum {string} */
            type: "image.created" | "image.updated" | "image.trashed" | "image.restored";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            at: string;
            image: components["schemas"]["Image"];
        } | {
            /** @enum {string} */
            type: "generation.removed" | "image.removed" | "grid.updated" | "grid.removed" | "collection.updated" | "collection.removed";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            at: string;
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /**
             * Format: uuid
             * @description Whose it is, where others are told of it, too.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            ownerId?: string;
        } | {
            /** @enum {string} */
            type: "settings.updated" | "engines.updated" | "generations.cleared" | "wildcards.updated" | "styles.updated" | "prompts.updated" | "webhooks.updated";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            at: string;
        };
        Style: {
            /**
             * @description The id of a style: a word of a built-in one, a UUID of your own.
             * @example watercolour
             */
            id: string;
            /** @example Watercolour */
            name: string;
            /**
             * @description `{prompt}` is where the prompt goes; without it the text follows the prompt, after a comma.
             * @example watercolour of {prompt}, wet on wet, white paper
             */
            prompt: string;
            /** @description Follows the negative prompt, after a comma; or goes around it, where it has `{prompt}`. */
            negativePrompt: string | null;
            parameters: {
                steps?: number;
                guidance?: number;
                /** @description Pixels. */
                width?: number;
                /** @description Pixels. */
                height?: number;
            } | null;
            /** @description What a built-in style is called in other languages. Requests and recipes use `name`. */
            names?: {
                de: string;
            };
            /** @description Comes with the studio: cannot be changed, but copied. */
            isBuiltIn: boolean;
            urls: {
                /** @description A picture that shows it: a path on this server. */
                preview: string;
            };
        };
        Surroundings: {
            /** @description The nearest first. */
            newer: components["schemas"]["Image"][];
            /** @description The nearest first. */
            older: components["schemas"]["Image"][];
        };
        TagList: {
            /** @description Those of most pictures first. */
            items: {
                /** @example fox */
                tag: string;
                /** @description Pictures with it. */
                count: number;
            }[];
        };
        /** @description What a model takes for one task; null where it has no such parameter. */
        TaskLimits: {
            limits: components["schemas"]["ModelLimits"];
            /** @description How many pictures it looks at besides the one that it begins with. */
            references: number;
            strength: components["schemas"]["Limit"] | null;
            /** @description The factors by which it can enlarge. */
            scales: number[];
        };
        Timeline: {
            /** @description In the order asked for, newest first where none is. */
            stretches: {
                /**
                 * @description For `listImages`: begins this stretch, and as `until` ends the one before.
                 * @example djE6MTAwMDAwMQ
                 */
                cursor: string;
                /** @example 198 */
                count: number;
                /**
                 * @description Width by height, the mean of its images: how much room they will take.
                 * @example 1.25
                 */
                aspectRatio: number;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2026-11-22T18:04:05.123Z
                 */
                newestAt: string;
            }[];
            /** @description Pass it as `cursor` for what follows, and as `until` with the last stretch; null where the timeline is whole. */
            nextCursor: string | null;
        };
        /** @description What was typed, where styles or a dynamic prompt made another prompt of it. The prompt beside it is what was sent. */
        Typed: {
            /**
             * @description As it was typed: without the styles, or the template that it was sampled from.
             * @example a {red|blue} lighthouse
             */
            prompt: string;
            negativePrompt: string | null;
            /**
             * @description Names of the styles that were put around it, in their order.
             * @example [
             *       "Watercolour"
             *     ]
             */
            styles: string[];
        };
        /** @description A picture to begin with. It is in no gallery. */
        Upload: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @enum {string} */
            mimeType: "image/png" | "image/jpeg" | "image/webp";
            /** @description Pixels, as it is looked at. */
            width: number;
            /** @description Pixels, as it is looked at. */
            height: number;
            sizeBytes: number;
            /** @description Of the stored bytes, in hex. */
            sha256: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            expiresAt: string;
        };
        User: {
            /**
             * Format: uuid
             * @description The id of an account.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @example ana */
            username: string;
            /** @description What they are called by others; null: as they log in. */
            displayName: string | null;
            /**
             * @description admin: everything. member: makes pictures and has things. viewer: looks at what is shared.
             * @enum {string}
             */
            role: "admin" | "member" | "viewer";
            /** @description Cannot come in; what is theirs stays. */
            disabled: boolean;
            /** @description What they may use up; null: as much as they like. What is used up is `quota.exceeded`. */
            limits: {
                /** @description Images asked for within 24 hours. */
                imagesADay: number | null;
                /** @description Images that wait or are made. */
                imagesAtATime: number | null;
                budget?: {
                    /** @example 0.04 */
                    amount: number;
                    /**
                     * @description ISO 4217.
                     * @example USD
                     */
                    currency: string;
                } | null;
                /** @description Of all their images, the trash included. */
                bytes: number | null;
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When they could first come in; null: invited, not here yet.
             */
            joinedAt: string | null;
            /**
             * Format: date-time
             * @description When they last logged in.
             */
            seenAt: string | null;
        };
        Webhook: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @example Picture frame */
            name: string;
            /**
             * @description https, and reachable from the internet; http and addresses of the own network only where the studio allows them. Without user name and password.
             * @example https://example.com/hooks/studio
             */
            url: string;
            /**
             * @description `own`: what becomes of the things of its owner. `studio`: of everybody’s; for admins only.
             * @enum {string}
             */
            scope: "own" | "studio";
            /** @description What it is told of; null: all of these, and those that later versions add. */
            events: ("generation.queued" | "generation.started" | "generation.succeeded" | "generation.failed" | "generation.cancelled" | "generation.removed" | "image.created" | "image.updated" | "image.trashed" | "image.restored" | "image.removed" | "grid.updated" | "grid.removed" | "collection.updated" | "collection.removed")[] | null;
            /**
             * @description `failing`: the last attempt was in vain, and there will be another. `off`: by its owner. `ended`: by the studio; see `problem`.
             * @enum {string}
             */
            state: "active" | "failing" | "off" | "ended";
            problem: components["schemas"]["WebhookProblem"] | null;
            /** @description Those that sign at the moment, the newest first. */
            secrets: {
                /**
                 * @description The last characters.
                 * @example x1Y2
                 */
                hint: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 * @example 2026-11-22T18:04:05.123Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description null: until it is rotated.
                 * @example 2026-11-22T18:04:05.123Z
                 */
                expiresAt: string | null;
            }[];
            /** @description In vain, of the message that it has to take next. */
            attempts: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description While it is failing.
             * @example 2026-11-22T18:04:05.123Z
             */
            nextAttemptAt: string | null;
            missed: components["schemas"]["MissedEvents"] | null;
            /**
             * Format: date-time
             * @description When it last took something.
             * @example 2026-11-22T18:04:05.123Z
             */
            deliveredAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            updatedAt: string;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /** @description The header `webhook-id`: the same for every attempt. */
            messageId: string;
            /**
             * @example image.created
             * @example webhook.test
             */
            type: string;
            /**
             * @description `retrying`: there will be another attempt. `failed`: there will be none.
             * @enum {string}
             */
            status: "delivered" | "retrying" | "failed";
            attempts: number;
            /** @description null: nothing was answered. */
            responseStatus: number | null;
            /** @description Of the last attempt. */
            durationMs: number;
            /** @description The beginning of what was answered, as plain text. */
            excerpt: string | null;
            problem: components["schemas"]["DeliveryProblem"] | null;
            /** @description Of what was sent. */
            bodyBytes: number;
            /** @description False where what was sent is too long to be stored. */
            canBeSentAgain: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            attemptedAt: string;
        };
        WebhookProblem: {
            /**
             * @description `gone`: the receiver answered 410. `failing`: it took nothing for 24 hours. `owner`: whom it belongs to may have it no longer. `secret`: its secrets cannot be opened.
             * @enum {string}
             */
            code: "gone" | "failing" | "owner" | "secret";
            /** @description One sentence for a person. */
            message: string;
        };
        /** @description A list of words that a dynamic prompt takes words from. */
        Wildcard: {
            /**
             * Format: uuid
             * @description A UUIDv7: ids sort by the time they were made.
             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
             */
            id: string;
            /**
             * @description As it stands between the underscores: `__colour__`. Letters, digits, `-`, `/` and single `_`.
             * @example colour
             */
            name: string;
            /**
             * @description One of them is taken, by its weight if it has one (`2::red`). Each is one line, and may hold variants and wildcards itself.
             * @example [
             *       "red",
             *       "green",
             *       "{light|dark} blue"
             *     ]
             */
            entries: string[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             * @example 2026-11-22T18:04:05.123Z
             */
            updatedAt: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type A1111Error = components['schemas']['A1111Error'];
export type A1111Pictures = components['schemas']['A1111Pictures'];
export type A1111Progress = components['schemas']['A1111Progress'];
export type About = components['schemas']['About'];
export type Access = components['schemas']['Access'];
export type AccessKey = components['schemas']['AccessKey'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type Budgeted = components['schemas']['Budgeted'];
export type Collection = components['schemas']['Collection'];
export type CollectionPeople = components['schemas']['CollectionPeople'];
export type Costs = components['schemas']['Costs'];
export type CreatedGenerationList = components['schemas']['CreatedGenerationList'];
export type CreatedGenerations = components['schemas']['CreatedGenerations'];
export type DeliveryProblem = components['schemas']['DeliveryProblem'];
export type DuplicatePage = components['schemas']['DuplicatePage'];
export type Engine = components['schemas']['Engine'];
export type EngineCheck = components['schemas']['EngineCheck'];
export type EngineKind = components['schemas']['EngineKind'];
export type EngineSetup = components['schemas']['EngineSetup'];
export type Extend = components['schemas']['Extend'];
export type FailedOver = components['schemas']['FailedOver'];
export type Family = components['schemas']['Family'];
export type FamilyWork = components['schemas']['FamilyWork'];
export type FoundEngine = components['schemas']['FoundEngine'];
export type Generation = components['schemas']['Generation'];
export type GenerationDurations = components['schemas']['GenerationDurations'];
export type GenerationPage = components['schemas']['GenerationPage'];
export type GenerationPlaces = components['schemas']['GenerationPlaces'];
export type GenerationPreview = components['schemas']['GenerationPreview'];
export type Grid = components['schemas']['Grid'];
export type GridAxis = components['schemas']['GridAxis'];
export type GridCell = components['schemas']['GridCell'];
export type GridPage = components['schemas']['GridPage'];
export type GridSummary = components['schemas']['GridSummary'];
export type Image = components['schemas']['Image'];
export type ImageCost = components['schemas']['ImageCost'];
export type ImageNotes = components['schemas']['ImageNotes'];
export type ImagePage = components['schemas']['ImagePage'];
export type ImageRecipe = components['schemas']['ImageRecipe'];
export type ImageStats = components['schemas']['ImageStats'];
export type ImportedStyles = components['schemas']['ImportedStyles'];
export type InputUsed = components['schemas']['InputUsed'];
export type InspectedFile = components['schemas']['InspectedFile'];
export type Invitation = components['schemas']['Invitation'];
export type InvitationInfo = components['schemas']['InvitationInfo'];
export type InvitedUser = components['schemas']['InvitedUser'];
export type KnownImages = components['schemas']['KnownImages'];
export type Limit = components['schemas']['Limit'];
export type Link = components['schemas']['Link'];
export type MadeAccessKey = components['schemas']['MadeAccessKey'];
export type MadeWebhook = components['schemas']['MadeWebhook'];
export type Me = components['schemas']['Me'];
export type MissedEvents = components['schemas']['MissedEvents'];
export type Model = components['schemas']['Model'];
export type ModelLimits = components['schemas']['ModelLimits'];
export type ModelSamples = components['schemas']['ModelSamples'];
export type Neighbors = components['schemas']['Neighbors'];
export type OpenAiError = components['schemas']['OpenAiError'];
export type OpenAiImageEvent = components['schemas']['OpenAiImageEvent'];
export type OpenAiImages = components['schemas']['OpenAiImages'];
export type OpenAiModel = components['schemas']['OpenAiModel'];
export type Passkey = components['schemas']['Passkey'];
export type PasskeyCreationOptions = components['schemas']['PasskeyCreationOptions'];
export type PasskeyRequestOptions = components['schemas']['PasskeyRequestOptions'];
export type Price = components['schemas']['Price'];
export type Problem = components['schemas']['Problem'];
export type PromptFile = components['schemas']['PromptFile'];
export type PromptFileRow = components['schemas']['PromptFileRow'];
export type PromptPreview = components['schemas']['PromptPreview'];
export type Readiness = components['schemas']['Readiness'];
export type ReadModel = components['schemas']['ReadModel'];
export type RecoveryCodes = components['schemas']['RecoveryCodes'];
export type RememberedPrompt = components['schemas']['RememberedPrompt'];
export type RememberedPromptPage = components['schemas']['RememberedPromptPage'];
export type RpcError = components['schemas']['RpcError'];
export type RpcMessage = components['schemas']['RpcMessage'];
export type RpcResult = components['schemas']['RpcResult'];
export type SecondFactorSecret = components['schemas']['SecondFactorSecret'];
export type SessionInfo = components['schemas']['SessionInfo'];
export type Settings = components['schemas']['Settings'];
export type SimilarImages = components['schemas']['SimilarImages'];
export type StudioEvent = components['schemas']['StudioEvent'];
export type Style = components['schemas']['Style'];
export type Surroundings = components['schemas']['Surroundings'];
export type TagList = components['schemas']['TagList'];
export type TaskLimits = components['schemas']['TaskLimits'];
export type Timeline = components['schemas']['Timeline'];
export type Typed = components['schemas']['Typed'];
export type Upload = components['schemas']['Upload'];
export type User = components['schemas']['User'];
export type Webhook = components['schemas']['Webhook'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookProblem = components['schemas']['WebhookProblem'];
export type Wildcard = components['schemas']['Wildcard'];
export type $defs = Record<string, never>;
export interface operations {
    listGenerations: {
        parameters: {
            query?: {
                /** @description Of this status only. */
                status?: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                /** @description Only those that were cleared, or only those that were not. */
                cleared?: boolean;
                /** @description Your own, or all, which needs an admin. */
                scope?: "mine" | "all";
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationPage"];
                };
            };
        };
    };
    createGeneration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `wait=N`: hold the answer up to N seconds (1 to 60); `201` when it is finished by then.
                 * @example wait=30
                 */
                prefer?: string;
                /** @description The same key and body give the same generation for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "a lighthouse at dusk, watercolour",
                 *       "count": 2
                 *     }
                 */
                "application/json": {
                    /** @description May be left out to enlarge a picture, which keeps the prompt that it has. */
                    prompt?: string;
                    /** @description The default model when left out. */
                    model?: string;
                    negativePrompt?: string;
                    width?: number;
                    height?: number;
                    steps?: number;
                    guidance?: number;
                    /** @description Picked, recorded and shown when left out. */
                    seed?: number;
                    /** @default 1 */
                    count?: number;
                    /** @description Ids of styles to put around the prompt, in this order. The prompt as it was typed is stored as `typed`. */
                    styles?: string[];
                    /**
                     * Format: uuid
                     * @description The image that it is made from, which has to be there; its children are found by it. The start, where that is an image, when left out.
                     */
                    parentId?: string;
                    /**
                     * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged. Goes with `parentId`; the task when the image is the start, else `remix`, or `grid` in a grid.
                     * @enum {string}
                     */
                    relation?: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                    /**
                     * @description Found from the inputs when left out: `inpaint` with a mask, `outpaint` with `extend`, `upscale` with `scale`, `image-to-image` with a picture, else `text-to-image`.
                     * @enum {string}
                     */
                    task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                    /**
                     * @description The pictures that it begins with. Seeing them is checked now; they are kept.
                     * @example {
                     *       "image": {
                     *         "imageId": "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                     *       }
                     *     }
                     */
                    inputs?: {
                        /** @description What the task begins with. One of the two. */
                        image?: {
                            /**
                             * Format: uuid
                             * @description An image that one may see, whoever has it.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            imageId?: string;
                            /**
                             * Format: uuid
                             * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            uploadId?: string;
                        };
                        /** @description White where the picture is to be made anew, black where it is to stay, grey in between. */
                        mask?: {
                            /**
                             * Format: uuid
                             * @description As for `image`.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            uploadId: string;
                        };
                        /** @description Pictures that the model looks at besides the one that it begins with. */
                        references?: {
                            /**
                             * Format: uuid
                             * @description An image that one may see, whoever has it.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            imageId?: string;
                            /**
                             * Format: uuid
                             * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            uploadId?: string;
                        }[];
                    };
                    /** @description 0 leaves the start as it is, 1 makes it anew. The default of the model when left out. */
                    strength?: number;
                    /** @description Pixels of the start over which the edge of the mask is made soft, inwards. 4 when left out. */
                    maskBlur?: number;
                    /** @description Whether what the mask leaves black is put back exactly as it was, whatever the engine made of it; the picture then has the size of its start. True when left out. */
                    keepUnmasked?: boolean;
                    /**
                     * @description By how much to enlarge.
                     * @enum {integer}
                     */
                    scale?: 2 | 4;
                    /** @description How far to extend the picture at each side, pixels; more than 0 at one of them. */
                    extend?: {
                        /** @default 0 */
                        left?: number;
                        /** @default 0 */
                        top?: number;
                        /** @default 0 */
                        right?: number;
                        /** @default 0 */
                        bottom?: number;
                    };
                    sampler?: string;
                    scheduler?: string;
                    loras?: {
                        name: string;
                        weight: number;
                    }[];
                    /** @description Whatever else the model takes, by the names of its `options`. */
                    options?: {
                        [key: string]: (string | number | boolean) | {
                            [key: string]: string | number | boolean;
                        };
                    };
                    /** @description For another one of what was made before: the prompt is sent as it is, and this is stored as what was typed for it. */
                    typed?: {
                        prompt: string;
                        negativePrompt: string | null;
                        styles: string[];
                    };
                };
            };
        };
        responses: {
            /** @description A prompt being made into images; it is also the job. `waitingUntil` is set while a queued one waits for a rate limit, which `error` explains. `clearedAt` is set once it was cleared from the list of what is done; its images stay; a cell of a grid is cleared from the beginning. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Generation"];
                };
            };
            /** @description A prompt being made into images; it is also the job. `waitingUntil` is set while a queued one waits for a rate limit, which `error` explains. `clearedAt` is set once it was cleared from the list of what is done; its images stay; a cell of a grid is cleared from the beginning. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Generation"];
                };
            };
        };
    };
    createGenerations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the same generations for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "a {red|green} lighthouse",
                 *       "mode": "all"
                 *     }
                 */
                "application/json": {
                    prompt: string;
                    /** @description The default model when left out. */
                    model?: string;
                    negativePrompt?: string;
                    width?: number;
                    height?: number;
                    steps?: number;
                    guidance?: number;
                    /** @description Picked, recorded and shown when left out. */
                    seed?: number;
                    /** @default 1 */
                    count?: number;
                    /** @description Ids of styles to put around the prompt, in this order. The prompt as it was typed is stored as `typed`. */
                    styles?: string[];
                    /**
                     * Format: uuid
                     * @description The image that it is made from, which has to be there; its children are found by it. The start, where that is an image, when left out.
                     */
                    parentId?: string;
                    /**
                     * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged. Goes with `parentId`; the task when the image is the start, else `remix`, or `grid` in a grid.
                     * @enum {string}
                     */
                    relation?: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                    /**
                     * @description Found from the inputs when left out: `inpaint` with a mask, `outpaint` with `extend`, `upscale` with `scale`, `image-to-image` with a picture, else `text-to-image`.
                     * @enum {string}
                     */
                    task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                    /**
                     * @description The pictures that it begins with. Seeing them is checked now; they are kept.
                     * @example {
                     *       "image": {
                     *         "imageId": "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                     *       }
                     *     }
                     */
                    inputs?: {
                        /** @description What the task begins with. One of the two. */
                        image?: {
                            /**
                             * Format: uuid
                             * @description An image that one may see, whoever has it.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            imageId?: string;
                            /**
                             * Format: uuid
                             * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            uploadId?: string;
                        };
                        /** @description White where the picture is to be made anew, black where it is to stay, grey in between. */
                        mask?: {
                            /**
                             * Format: uuid
                             * @description As for `image`.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            uploadId: string;
                        };
                        /** @description Pictures that the model looks at besides the one that it begins with. */
                        references?: {
                            /**
                             * Format: uuid
                             * @description An image that one may see, whoever has it.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            imageId?: string;
                            /**
                             * Format: uuid
                             * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                             * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                             */
                            uploadId?: string;
                        }[];
                    };
                    /** @description 0 leaves the start as it is, 1 makes it anew. The default of the model when left out. */
                    strength?: number;
                    /** @description Pixels of the start over which the edge of the mask is made soft, inwards. 4 when left out. */
                    maskBlur?: number;
                    /** @description Whether what the mask leaves black is put back exactly as it was, whatever the engine made of it; the picture then has the size of its start. True when left out. */
                    keepUnmasked?: boolean;
                    /**
                     * @description By how much to enlarge.
                     * @enum {integer}
                     */
                    scale?: 2 | 4;
                    /** @description How far to extend the picture at each side, pixels; more than 0 at one of them. */
                    extend?: {
                        /** @default 0 */
                        left?: number;
                        /** @default 0 */
                        top?: number;
                        /** @default 0 */
                        right?: number;
                        /** @default 0 */
                        bottom?: number;
                    };
                    sampler?: string;
                    scheduler?: string;
                    loras?: {
                        name: string;
                        weight: number;
                    }[];
                    /** @description Whatever else the model takes, by the names of its `options`. */
                    options?: {
                        [key: string]: (string | number | boolean) | {
                            [key: string]: string | number | boolean;
                        };
                    };
                    /**
                     * @description `random` samples by the seed: the same seed gives the same prompts. Without weights none comes again before all the others came; with weights each comes as often as they say. `all` goes through every combination.
                     * @default random
                     * @enum {string}
                     */
                    mode?: "random" | "all";
                    /** @description How many to sample: 1 when left out. With `all`, how many of them at most: 1000 when left out. */
                    draws?: number;
                    /** @description Of the sampling, not of the images. Picked and shown when left out. */
                    drawSeed?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedGenerations"];
                };
            };
        };
    };
    readPromptFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "prompt,steps\na red kite,4\n\"a kite, blue\",8\n",
                 *       "format": "csv"
                 *     }
                 */
                "application/json": {
                    text: string;
                    /** @enum {string} */
                    format: "lines" | "csv";
                    /** @description What a row does not say. Of a row with another model, only `styles` and `count`: the rest was chosen for this one. */
                    base?: {
                        /** @description The default model when left out. */
                        model?: string;
                        negativePrompt?: string;
                        width?: number;
                        height?: number;
                        steps?: number;
                        guidance?: number;
                        /** @description Picked, recorded and shown when left out. */
                        seed?: number;
                        /** @default 1 */
                        count?: number;
                        /** @description Ids of styles to put around the prompt, in this order. The prompt as it was typed is stored as `typed`. */
                        styles?: string[];
                        /**
                         * Format: uuid
                         * @description The image that it is made from, which has to be there; its children are found by it. The start, where that is an image, when left out.
                         */
                        parentId?: string;
                        /**
                         * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged. Goes with `parentId`; the task when the image is the start, else `remix`, or `grid` in a grid.
                         * @enum {string}
                         */
                        relation?: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptFile"];
                };
            };
        };
    };
    createGenerationList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the same generations for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "prompt": "a red kite",
                 *           "count": 2
                 *         },
                 *         {
                 *           "prompt": "a blue kite"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    items: {
                        prompt: string;
                        /** @description The default model when left out. */
                        model?: string;
                        negativePrompt?: string;
                        width?: number;
                        height?: number;
                        steps?: number;
                        guidance?: number;
                        /** @description Picked, recorded and shown when left out. */
                        seed?: number;
                        /** @default 1 */
                        count?: number;
                        /** @description Ids of styles to put around the prompt, in this order. The prompt as it was typed is stored as `typed`. */
                        styles?: string[];
                        /**
                         * Format: uuid
                         * @description The image that it is made from, which has to be there; its children are found by it. The start, where that is an image, when left out.
                         */
                        parentId?: string;
                        /**
                         * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged. Goes with `parentId`; the task when the image is the start, else `remix`, or `grid` in a grid.
                         * @enum {string}
                         */
                        relation?: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedGenerationList"];
                };
            };
        };
    };
    getGenerationDurations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationDurations"];
                };
            };
        };
    };
    listGenerationPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationPlaces"];
                };
            };
        };
    };
    listModelSamples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelSamples"];
                };
            };
        };
    };
    clearGenerations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How many were marked by this call.
                         * @example 12
                         */
                        cleared: number;
                    };
                };
            };
        };
    };
    getGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A prompt being made into images; it is also the job. `waitingUntil` is set while a queued one waits for a rate limit, which `error` explains. `clearedAt` is set once it was cleared from the list of what is done; its images stay; a cell of a grid is cleared from the beginning. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Generation"];
                };
            };
        };
    };
    removeGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A prompt being made into images; it is also the job. `waitingUntil` is set while a queued one waits for a rate limit, which `error` explains. `clearedAt` is set once it was cleared from the list of what is done; its images stay; a cell of a grid is cleared from the beginning. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Generation"];
                };
            };
        };
    };
    retryGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A prompt being made into images; it is also the job. `waitingUntil` is set while a queued one waits for a rate limit, which `error` explains. `clearedAt` is set once it was cleared from the list of what is done; its images stay; a cell of a grid is cleared from the beginning. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Generation"];
                };
            };
        };
    };
    listGrids: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridPage"];
                };
            };
        };
    };
    createGrid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the same grid for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "base": {
                 *         "prompt": "a red lighthouse",
                 *         "seed": 7
                 *       },
                 *       "axes": [
                 *         {
                 *           "kind": "prompt",
                 *           "search": "red",
                 *           "values": [
                 *             "red",
                 *             "green"
                 *           ]
                 *         },
                 *         {
                 *           "kind": "seed",
                 *           "values": [
                 *             1,
                 *             2,
                 *             3
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    title?: string | null;
                    base: {
                        prompt: string;
                        /** @description The default model when left out. */
                        model?: string;
                        negativePrompt?: string;
                        width?: number;
                        height?: number;
                        steps?: number;
                        guidance?: number;
                        /** @description Picked, recorded and shown when left out. */
                        seed?: number;
                        /** @description Ids of styles to put around the prompt, in this order. The prompt as it was typed is stored as `typed`. */
                        styles?: string[];
                        /**
                         * Format: uuid
                         * @description The image that it is made from, which has to be there; its children are found by it. The start, where that is an image, when left out.
                         */
                        parentId?: string;
                        /**
                         * @description How it came of its parent: `remix`, its recipe, changed; `vary`, the same with a new seed; `without`, the same seed with a part of the prompt struck; `grid`, a cell of a compare grid. The others begin with its pixels: `image-to-image`, made from it; `inpaint`, a part of it made anew; `outpaint`, extended; `upscale`, enlarged. Goes with `parentId`; the task when the image is the start, else `remix`, or `grid` in a grid.
                         * @enum {string}
                         */
                        relation?: "remix" | "vary" | "without" | "grid" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                        /**
                         * @description Found from the inputs when left out: `inpaint` with a mask, `outpaint` with `extend`, `upscale` with `scale`, `image-to-image` with a picture, else `text-to-image`.
                         * @enum {string}
                         */
                        task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                        /**
                         * @description The pictures that it begins with. Seeing them is checked now; they are kept.
                         * @example {
                         *       "image": {
                         *         "imageId": "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                         *       }
                         *     }
                         */
                        inputs?: {
                            /** @description What the task begins with. One of the two. */
                            image?: {
                                /**
                                 * Format: uuid
                                 * @description An image that one may see, whoever has it.
                                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                                 */
                                imageId?: string;
                                /**
                                 * Format: uuid
                                 * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                                 */
                                uploadId?: string;
                            };
                            /** @description White where the picture is to be made anew, black where it is to stay, grey in between. */
                            mask?: {
                                /**
                                 * Format: uuid
                                 * @description As for `image`.
                                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                                 */
                                uploadId: string;
                            };
                            /** @description Pictures that the model looks at besides the one that it begins with. */
                            references?: {
                                /**
                                 * Format: uuid
                                 * @description An image that one may see, whoever has it.
                                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                                 */
                                imageId?: string;
                                /**
                                 * Format: uuid
                                 * @description A file that was sent to `POST /api/v1/uploads`, or the `id` of an input of something that was made.
                                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                                 */
                                uploadId?: string;
                            }[];
                        };
                        /** @description 0 leaves the start as it is, 1 makes it anew. The default of the model when left out. */
                        strength?: number;
                        /** @description Pixels of the start over which the edge of the mask is made soft, inwards. 4 when left out. */
                        maskBlur?: number;
                        /** @description Whether what the mask leaves black is put back exactly as it was, whatever the engine made of it; the picture then has the size of its start. True when left out. */
                        keepUnmasked?: boolean;
                        /**
                         * @description By how much to enlarge.
                         * @enum {integer}
                         */
                        scale?: 2 | 4;
                        /** @description How far to extend the picture at each side, pixels; more than 0 at one of them. */
                        extend?: {
                            /** @default 0 */
                            left?: number;
                            /** @default 0 */
                            top?: number;
                            /** @default 0 */
                            right?: number;
                            /** @default 0 */
                            bottom?: number;
                        };
                        sampler?: string;
                        scheduler?: string;
                        loras?: {
                            name: string;
                            weight: number;
                        }[];
                        /** @description Whatever else the model takes, by the names of its `options`. */
                        options?: {
                            [key: string]: (string | number | boolean) | {
                                [key: string]: string | number | boolean;
                            };
                        };
                    };
                    /** @description Each kind once, but prompt parts as often as you like. */
                    axes: components["schemas"]["GridAxis"][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grid"];
                };
            };
        };
    };
    getGrid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grid"];
                };
            };
        };
    };
    removeGrid: {
        parameters: {
            query?: {
                /** @description What becomes of its images. */
                images?: "keep" | "trash";
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateGrid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "winner": 4
                 *     }
                 */
                "application/json": {
                    title?: string | null;
                    winner?: number | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grid"];
                };
            };
        };
    };
    cancelGrid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grid"];
                };
            };
        };
    };
    retryGrid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grid"];
                };
            };
        };
    };
    getGridSheet: {
        parameters: {
            query?: {
                /** @description What kind of file. */
                format?: "png" | "webp";
                /** @description Which axis goes from left to right; the last when left out. */
                columns?: number;
                /** @description Which axis goes from top to bottom; the one before the last when left out. A third axis gives one table below the other. */
                rows?: number;
                /** @description The longer side of a cell, pixels; smaller where the sheet would be too large. */
                cellSize?: number;
                /** @description In which language the sheet says its own few words. */
                lang?: "en" | "de";
                /** @description Answer as an attachment. */
                download?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sheet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/webp": string;
                };
            };
        };
    };
    archiveGrid: {
        parameters: {
            query?: {
                /** @description With what is known of how they were made, or with none of it. */
                recipe?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ZIP archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
        };
    };
    previewPrompts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "a {red|green} lighthouse, __weather__",
                 *       "mode": "random",
                 *       "draws": 4
                 *     }
                 */
                "application/json": {
                    prompt: string;
                    /**
                     * @description `random` samples by the seed: the same seed gives the same prompts. Without weights none comes again before all the others came; with weights each comes as often as they say. `all` goes through every combination.
                     * @default random
                     * @enum {string}
                     */
                    mode?: "random" | "all";
                    /** @description How many to sample: 1 when left out. With `all`, how many of them at most: 1000 when left out. */
                    draws?: number;
                    /** @description Of the sampling, not of the images. Picked and shown when left out. */
                    drawSeed?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptPreview"];
                };
            };
        };
    };
    listPrompts: {
        parameters: {
            query?: {
                /** @description Only those with this in them. */
                q?: string;
                /** @description Only favourites, or only the others. */
                favorite?: boolean;
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RememberedPromptPage"];
                };
            };
        };
    };
    addPrompts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompts": [
                 *         "a lighthouse at dusk, watercolour"
                 *       ]
                 *     }
                 */
                "application/json": {
                    prompts: string[];
                };
            };
        };
        responses: {
            /** @description Remembered. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    clearPrompts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How many were forgotten.
                         * @example 12
                         */
                        removed: number;
                    };
                };
            };
        };
    };
    removePrompt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updatePrompt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "favorite": true
                 *     }
                 */
                "application/json": {
                    favorite: boolean;
                };
            };
        };
        responses: {
            /** @description What was sent is remembered: 500 prompts, and every favourite. One whose generations were all deleted is forgotten with them, but for favourites. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RememberedPrompt"];
                };
            };
        };
    };
    listWildcards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Wildcard"][];
                    };
                };
            };
        };
    };
    createWildcard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "colour",
                 *       "entries": [
                 *         "red",
                 *         "green",
                 *         "blue"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description As it stands between the underscores: `__colour__`. Letters, digits, `-`, `/` and single `_`.
                     * @example colour
                     */
                    name: string;
                    /**
                     * @description One of them is taken, by its weight if it has one (`2::red`). Each is one line, and may hold variants and wildcards itself.
                     * @example [
                     *       "red",
                     *       "green",
                     *       "{light|dark} blue"
                     *     ]
                     */
                    entries: string[];
                };
            };
        };
        responses: {
            /** @description A list of words that a dynamic prompt takes words from. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wildcard"];
                };
            };
        };
    };
    removeWildcard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWildcard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entries": [
                 *         "red",
                 *         "green"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description As it stands between the underscores: `__colour__`. Letters, digits, `-`, `/` and single `_`.
                     * @example colour
                     */
                    name?: string;
                    /**
                     * @description One of them is taken, by its weight if it has one (`2::red`). Each is one line, and may hold variants and wildcards itself.
                     * @example [
                     *       "red",
                     *       "green",
                     *       "{light|dark} blue"
                     *     ]
                     */
                    entries?: string[];
                };
            };
        };
        responses: {
            /** @description A list of words that a dynamic prompt takes words from. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wildcard"];
                };
            };
        };
    };
    listStyles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Style"][];
                    };
                };
            };
        };
    };
    createStyle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Night",
                 *       "prompt": "{prompt} at night, lit by street lamps"
                 *     }
                 */
                "application/json": {
                    /** @example Watercolour */
                    name: string;
                    /**
                     * @description `{prompt}` is where the prompt goes; without it the text follows the prompt, after a comma.
                     * @example watercolour of {prompt}, wet on wet, white paper
                     */
                    prompt: string;
                    /** @description Follows the negative prompt, after a comma; or goes around it, where it has `{prompt}`. */
                    negativePrompt?: string | null;
                    parameters?: {
                        steps?: number;
                        guidance?: number;
                        /** @description Pixels. */
                        width?: number;
                        /** @description Pixels. */
                        height?: number;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Style"];
                };
            };
        };
    };
    exportStyles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {number} */
                        version: 1;
                        styles: {
                            /** @example Watercolour */
                            name: string;
                            /**
                             * @description `{prompt}` is where the prompt goes; without it the text follows the prompt, after a comma.
                             * @example watercolour of {prompt}, wet on wet, white paper
                             */
                            prompt: string;
                            /** @description Follows the negative prompt, after a comma; or goes around it, where it has `{prompt}`. */
                            negativePrompt?: string | null;
                            parameters?: {
                                steps?: number;
                                guidance?: number;
                                /** @description Pixels. */
                                width?: number;
                                /** @description Pixels. */
                                height?: number;
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    importStyles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "csv": "name,prompt,negative_prompt\nNight,\"{prompt} at night, street lamps\",sun\n"
                 *     }
                 */
                "application/json": {
                    /** @enum {number} */
                    version: 1;
                    styles: {
                        /** @example Watercolour */
                        name: string;
                        /**
                         * @description `{prompt}` is where the prompt goes; without it the text follows the prompt, after a comma.
                         * @example watercolour of {prompt}, wet on wet, white paper
                         */
                        prompt: string;
                        /** @description Follows the negative prompt, after a comma; or goes around it, where it has `{prompt}`. */
                        negativePrompt?: string | null;
                        parameters?: {
                            steps?: number;
                            guidance?: number;
                            /** @description Pixels. */
                            width?: number;
                            /** @description Pixels. */
                            height?: number;
                        } | null;
                    }[];
                } | {
                    /** @description The text of a styles.csv. */
                    csv: string;
                } | {
                    name: string;
                    prompt?: string | null;
                    negative_prompt?: string | null;
                }[];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedStyles"];
                };
            };
        };
    };
    removeStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a style: a word of a built-in one, a UUID of your own.
                 * @example watercolour
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a style: a word of a built-in one, a UUID of your own.
                 * @example watercolour
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Late night"
                 *     }
                 */
                "application/json": {
                    /** @example Watercolour */
                    name?: string;
                    /**
                     * @description `{prompt}` is where the prompt goes; without it the text follows the prompt, after a comma.
                     * @example watercolour of {prompt}, wet on wet, white paper
                     */
                    prompt?: string;
                    /** @description Follows the negative prompt, after a comma; or goes around it, where it has `{prompt}`. */
                    negativePrompt?: string | null;
                    parameters?: {
                        steps?: number;
                        guidance?: number;
                        /** @description Pixels. */
                        width?: number;
                        /** @description Pixels. */
                        height?: number;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Style"];
                };
            };
        };
    };
    getStylePreview: {
        parameters: {
            query?: {
                /** @description Which version, as `urls.preview` has it: such an address may be cached for good. */
                v?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of a style: a word of a built-in one, a UUID of your own.
                 * @example watercolour
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A WebP of 320 pixels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
        };
    };
    listImages: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description Stop in front of the page that this cursor begins: with two cursors of the timeline, one of its stretches. */
                until?: string;
                /** @description At most this many. */
                limit?: number;
                /** @description The same as a `sort` of that name. */
                order?: "newest" | "oldest";
                /**
                 * @description Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.
                 * @example fox "in the snow" paint* -wolf rating:>=4
                 */
                q?: string;
                /**
                 * @description Made by this model only.
                 * @example black-forest-labs/FLUX.1-schnell
                 */
                model?: string;
                /** @description Made by this engine only: one of `GET /api/v1/engines`. */
                provider?: string;
                /** @description Imported files only, or only what was made here. */
                imported?: boolean;
                /** @description Favourites only, or all but those. */
                favorite?: boolean;
                /** @description With at least so many stars; 0 finds what has none. */
                rating?: number;
                /**
                 * @description Without quotes and commas. Capitals do not matter.
                 * @example fox
                 */
                tag?: string;
                /** @description Made with the style of this name. */
                style?: string;
                /** @description Wider than high, higher than wide, or neither. */
                shape?: "wide" | "tall" | "square";
                /** @description Made with this seed. */
                seed?: number;
                /** @description What they came of. */
                task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                /**
                 * @description Made with this sampler. Capitals do not matter.
                 * @example Euler a
                 */
                sampler?: string;
                /** @description Words of the negative prompt, all of which must occur. */
                negative?: string;
                /** @description Made at this time or later. */
                from?: string;
                /** @description Made before this time. */
                to?: string;
                /** @description In this collection only; of a smart one, what its own filter finds. `none`: in no collection. */
                collection?: string | "none";
                /** @description In which order. `rating`: most stars first; `largest`: most pixels first; `title`: by the alphabet, without capitals and accents and with numbers by their value, what has no title last. Among equals the newest comes first. By stars, size and title, at most 2,000 images are put in order where anything but `trashed` narrows them. Newest first where it is left out. */
                sort?: "newest" | "oldest" | "rating" | "largest" | "title";
                /** @description The trash instead of the gallery. */
                trashed?: boolean;
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Left out: of a collection all that it holds, otherwise your own; who may only look sees the studio's. By stars, size and title `mine` can be put in order whole, the others where not more is found than is said there. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImagePage"];
                };
            };
        };
    };
    importImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A PNG, JPEG or WebP.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /**
                 * @description Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.
                 * @example fox "in the snow" paint* -wolf rating:>=4
                 */
                q?: string;
                /**
                 * @description Made by this model only.
                 * @example black-forest-labs/FLUX.1-schnell
                 */
                model?: string;
                /** @description Made by this engine only: one of `GET /api/v1/engines`. */
                provider?: string;
                /** @description Imported files only, or only what was made here. */
                imported?: boolean;
                /** @description Favourites only, or all but those. */
                favorite?: boolean;
                /** @description With at least so many stars; 0 finds what has none. */
                rating?: number;
                /**
                 * @description Without quotes and commas. Capitals do not matter.
                 * @example fox
                 */
                tag?: string;
                /** @description Made with the style of this name. */
                style?: string;
                /** @description Wider than high, higher than wide, or neither. */
                shape?: "wide" | "tall" | "square";
                /** @description Made with this seed. */
                seed?: number;
                /** @description What they came of. */
                task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                /**
                 * @description Made with this sampler. Capitals do not matter.
                 * @example Euler a
                 */
                sampler?: string;
                /** @description Words of the negative prompt, all of which must occur. */
                negative?: string;
                /** @description Made at this time or later. */
                from?: string;
                /** @description Made before this time. */
                to?: string;
                /** @description In this collection only; of a smart one, what its own filter finds. `none`: in no collection. */
                collection?: string | "none";
                /** @description In which order. `rating`: most stars first; `largest`: most pixels first; `title`: by the alphabet, without capitals and accents and with numbers by their value, what has no title last. Among equals the newest comes first. By stars, size and title, at most 2,000 images are put in order where anything but `trashed` narrows them. Newest first where it is left out. */
                sort?: "newest" | "oldest" | "rating" | "largest" | "title";
                /** @description The trash instead of the gallery. */
                trashed?: boolean;
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Left out: of a collection all that it holds, otherwise your own; who may only look sees the studio's. By stars, size and title `mine` can be put in order whole, the others where not more is found than is said there. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
    getNeighbors: {
        parameters: {
            query?: {
                /**
                 * @description Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.
                 * @example fox "in the snow" paint* -wolf rating:>=4
                 */
                q?: string;
                /**
                 * @description Made by this model only.
                 * @example black-forest-labs/FLUX.1-schnell
                 */
                model?: string;
                /** @description Made by this engine only: one of `GET /api/v1/engines`. */
                provider?: string;
                /** @description Imported files only, or only what was made here. */
                imported?: boolean;
                /** @description Favourites only, or all but those. */
                favorite?: boolean;
                /** @description With at least so many stars; 0 finds what has none. */
                rating?: number;
                /**
                 * @description Without quotes and commas. Capitals do not matter.
                 * @example fox
                 */
                tag?: string;
                /** @description Made with the style of this name. */
                style?: string;
                /** @description Wider than high, higher than wide, or neither. */
                shape?: "wide" | "tall" | "square";
                /** @description Made with this seed. */
                seed?: number;
                /** @description What they came of. */
                task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                /**
                 * @description Made with this sampler. Capitals do not matter.
                 * @example Euler a
                 */
                sampler?: string;
                /** @description Words of the negative prompt, all of which must occur. */
                negative?: string;
                /** @description Made at this time or later. */
                from?: string;
                /** @description Made before this time. */
                to?: string;
                /** @description In this collection only; of a smart one, what its own filter finds. `none`: in no collection. */
                collection?: string | "none";
                /** @description In which order. `rating`: most stars first; `largest`: most pixels first; `title`: by the alphabet, without capitals and accents and with numbers by their value, what has no title last. Among equals the newest comes first. By stars, size and title, at most 2,000 images are put in order where anything but `trashed` narrows them. Newest first where it is left out. */
                sort?: "newest" | "oldest" | "rating" | "largest" | "title";
                /** @description The trash instead of the gallery. */
                trashed?: boolean;
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Left out: of a collection all that it holds, otherwise your own; who may only look sees the studio's. By stars, size and title `mine` can be put in order whole, the others where not more is found than is said there. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With a `sort`, `newer` is the one before in that order and `older` the one behind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Neighbors"];
                };
            };
        };
    };
    getFamily: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
        };
    };
    getSurroundings: {
        parameters: {
            query?: {
                /**
                 * @description Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.
                 * @example fox "in the snow" paint* -wolf rating:>=4
                 */
                q?: string;
                /**
                 * @description Made by this model only.
                 * @example black-forest-labs/FLUX.1-schnell
                 */
                model?: string;
                /** @description Made by this engine only: one of `GET /api/v1/engines`. */
                provider?: string;
                /** @description Imported files only, or only what was made here. */
                imported?: boolean;
                /** @description Favourites only, or all but those. */
                favorite?: boolean;
                /** @description With at least so many stars; 0 finds what has none. */
                rating?: number;
                /**
                 * @description Without quotes and commas. Capitals do not matter.
                 * @example fox
                 */
                tag?: string;
                /** @description Made with the style of this name. */
                style?: string;
                /** @description Wider than high, higher than wide, or neither. */
                shape?: "wide" | "tall" | "square";
                /** @description Made with this seed. */
                seed?: number;
                /** @description What they came of. */
                task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                /**
                 * @description Made with this sampler. Capitals do not matter.
                 * @example Euler a
                 */
                sampler?: string;
                /** @description Words of the negative prompt, all of which must occur. */
                negative?: string;
                /** @description Made at this time or later. */
                from?: string;
                /** @description Made before this time. */
                to?: string;
                /** @description In this collection only; of a smart one, what its own filter finds. `none`: in no collection. */
                collection?: string | "none";
                /** @description In which order. `rating`: most stars first; `largest`: most pixels first; `title`: by the alphabet, without capitals and accents and with numbers by their value, what has no title last. Among equals the newest comes first. By stars, size and title, at most 2,000 images are put in order where anything but `trashed` narrows them. Newest first where it is left out. */
                sort?: "newest" | "oldest" | "rating" | "largest" | "title";
                /** @description The trash instead of the gallery. */
                trashed?: boolean;
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Left out: of a collection all that it holds, otherwise your own; who may only look sees the studio's. By stars, size and title `mine` can be put in order whole, the others where not more is found than is said there. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Surroundings"];
                };
            };
        };
    };
    getImageStats: {
        parameters: {
            query?: {
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Your own where it is left out; who may only look sees the studio's. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageStats"];
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: {
                /**
                 * @description What the tag begins with.
                 * @example fox
                 */
                q?: string;
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Your own where it is left out; who may only look sees the studio's. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
        };
    };
    getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
        };
    };
    removeImage: {
        parameters: {
            query?: {
                /** @description For good, instead of to the trash. */
                permanent?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rating": 4,
                 *       "tags": [
                 *         "fox",
                 *         "snow"
                 *       ]
                 *     }
                 */
                "application/json": {
                    favorite?: boolean;
                    /** @description Whether the whole studio sees it. One that is shared no more leaves other people's collections. */
                    shared?: boolean;
                    /** @description Stars; 0 where none were given. */
                    rating?: number;
                    /**
                     * @example [
                     *       "fox",
                     *       "snow"
                     *     ]
                     */
                    tags?: string[];
                    title?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
        };
    };
    restoreImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
        };
    };
    updateImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                 *       ],
                 *       "action": "tag",
                 *       "tags": [
                 *         "fox"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids: string[];
                    /**
                     * @description `delete` moves to the trash; `share` shows to the whole studio; `rate` takes `rating`, `tag` and `untag` take `tags`.
                     * @enum {string}
                     */
                    action: "delete" | "restore" | "favorite" | "unfavorite" | "share" | "unshare" | "rate" | "tag" | "untag";
                    /** @description Stars; 0 where none were given. */
                    rating?: number;
                    /**
                     * @example [
                     *       "fox",
                     *       "snow"
                     *     ]
                     */
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Images that were changed by this call. */
                        changed: string[];
                        /** @description Ids of which there is no image. */
                        missing: string[];
                    };
                };
            };
        };
    };
    emptyTrash: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 200 */
                        removed: number;
                        /** @example 30 */
                        remaining: number;
                    };
                };
            };
        };
    };
    getImageFile: {
        parameters: {
            query?: {
                /** @description Pixels; never larger than the original. */
                width?: 160 | 320 | 640 | 1280;
                /** @description WebP where only a width is given. */
                format?: "png" | "jpeg" | "webp" | "avif";
                /** @description With the recipe (prompt, model, seed and so on) inside the file, or with none of it. Left out: the stored bytes keep theirs, conversions have none. With a width, only `false` makes sense. */
                recipe?: boolean;
                /** @description Answer as an attachment named after the prompt; with `recipe=false` under a name that says nothing of it. */
                download?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "image/webp": string;
                    "image/avif": string;
                };
            };
        };
    };
    archiveImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids: string[];
                    /**
                     * @description With what is known of how they were made, or with none of it.
                     * @default true
                     */
                    recipe?: boolean;
                };
            };
        };
        responses: {
            /** @description A ZIP archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
        };
    };
    findKnownImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sha256": [
                 *         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                 *       ]
                 *     }
                 */
                "application/json": {
                    sha256: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownImages"];
                };
            };
        };
    };
    listSimilarImages: {
        parameters: {
            query?: {
                /** @description At most this many. */
                limit?: number;
                /** @description Bits of 64 by which they may differ. */
                distance?: number;
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Your own where it is left out; who may only look sees the studio's. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarImages"];
                };
            };
        };
    };
    listDuplicates: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description At most this many groups. */
                limit?: number;
                /** @description Bits of 64 by which those of a group may differ from its first. */
                distance?: number;
                /** @description Whose: `mine`, `studio` for what anybody shares, or `all` for everybody's, which needs an admin. Your own where it is left out; who may only look sees the studio's. */
                scope?: "mine" | "studio" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePage"];
                };
            };
        };
    };
    getUploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "image/webp": string;
                };
            };
        };
    };
    removeUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCollections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Collection"][];
                    };
                };
            };
        };
    };
    createCollection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Red ones",
                 *       "filter": {
                 *         "q": "red",
                 *         "favorite": true
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @example Lighthouses */
                    name: string;
                    description?: string | null;
                    /**
                     * @description A saved search: at least one of these.
                     * @example {
                     *       "q": "fox",
                     *       "favorite": true
                     *     }
                     */
                    filter?: {
                        /**
                         * @description Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.
                         * @example fox "in the snow" paint* -wolf rating:>=4
                         */
                        q?: string;
                        /**
                         * @description Made by this model only.
                         * @example black-forest-labs/FLUX.1-schnell
                         */
                        model?: string;
                        /** @description Made by this engine only: one of `GET /api/v1/engines`. */
                        provider?: string;
                        /** @description Imported files only, or only what was made here. */
                        imported?: boolean;
                        /** @description Favourites only, or all but those. */
                        favorite?: boolean;
                        /** @description With at least so many stars; 0 finds what has none. */
                        rating?: number;
                        /**
                         * @description Without quotes and commas. Capitals do not matter.
                         * @example fox
                         */
                        tag?: string;
                        /** @description Made with the style of this name. */
                        style?: string;
                        /**
                         * @description Wider than high, higher than wide, or neither.
                         * @enum {string}
                         */
                        shape?: "wide" | "tall" | "square";
                        /** @description Made with this seed. */
                        seed?: number;
                        /**
                         * @description What they came of.
                         * @enum {string}
                         */
                        task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                        /**
                         * @description Made with this sampler. Capitals do not matter.
                         * @example Euler a
                         */
                        sampler?: string;
                        /** @description Words of the negative prompt, all of which must occur. */
                        negative?: string;
                        /**
                         * Format: date-time
                         * @description Made at this time or later.
                         */
                        from?: string;
                        /**
                         * Format: date-time
                         * @description Made before this time.
                         */
                        to?: string;
                        /**
                         * @description In no collection.
                         * @enum {string}
                         */
                        collection?: "none";
                    };
                    imageIds?: string[];
                };
            };
        };
        responses: {
            /** @description A named set of images. One with a `filter` is smart: it holds what the filter finds. `cover` is the image that was chosen, else the newest. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    getCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A named set of images. One with a `filter` is smart: it holds what the filter finds. `cover` is the image that was chosen, else the newest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    removeCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Lighthouses at night",
                 *       "before": "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                 *     }
                 */
                "application/json": {
                    /** @example Lighthouses */
                    name?: string;
                    description?: string | null;
                    /**
                     * @description A saved search: at least one of these.
                     * @example {
                     *       "q": "fox",
                     *       "favorite": true
                     *     }
                     */
                    filter?: {
                        /**
                         * @description Searches prompts, negative prompts, titles, tags and models: words, beginnings of words with a `*`, "phrases", any part of what is written without blanks, emoji; capitals and accents do not matter. All must occur; what a `-` stands before must not. `model:flux`, `negative:blurry`, `tag:fox`, `style:Watercolour`, `sampler:"Euler a"`, `task:text-to-image`, `seed:42`, `shape:wide` and `rating:>=4` look there only; `collection:none` finds what no collection has.
                         * @example fox "in the snow" paint* -wolf rating:>=4
                         */
                        q?: string;
                        /**
                         * @description Made by this model only.
                         * @example black-forest-labs/FLUX.1-schnell
                         */
                        model?: string;
                        /** @description Made by this engine only: one of `GET /api/v1/engines`. */
                        provider?: string;
                        /** @description Imported files only, or only what was made here. */
                        imported?: boolean;
                        /** @description Favourites only, or all but those. */
                        favorite?: boolean;
                        /** @description With at least so many stars; 0 finds what has none. */
                        rating?: number;
                        /**
                         * @description Without quotes and commas. Capitals do not matter.
                         * @example fox
                         */
                        tag?: string;
                        /** @description Made with the style of this name. */
                        style?: string;
                        /**
                         * @description Wider than high, higher than wide, or neither.
                         * @enum {string}
                         */
                        shape?: "wide" | "tall" | "square";
                        /** @description Made with this seed. */
                        seed?: number;
                        /**
                         * @description What they came of.
                         * @enum {string}
                         */
                        task?: "text-to-image" | "image-to-image" | "inpaint" | "outpaint" | "upscale";
                        /**
                         * @description Made with this sampler. Capitals do not matter.
                         * @example Euler a
                         */
                        sampler?: string;
                        /** @description Words of the negative prompt, all of which must occur. */
                        negative?: string;
                        /**
                         * Format: date-time
                         * @description Made at this time or later.
                         */
                        from?: string;
                        /**
                         * Format: date-time
                         * @description Made before this time.
                         */
                        to?: string;
                        /**
                         * @description In no collection.
                         * @enum {string}
                         */
                        collection?: "none";
                    };
                    /**
                     * Format: uuid
                     * @description null: the newest image.
                     */
                    coverImageId?: string | null;
                    /**
                     * Format: uuid
                     * @description The collection that it is to stand in front of; null moves it to the end.
                     */
                    before?: string | null;
                };
            };
        };
        responses: {
            /** @description A named set of images. One with a `filter` is smart: it holds what the filter finds. `cover` is the image that was chosen, else the newest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
        };
    };
    getCollectionPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPeople"];
                };
            };
        };
    };
    setCollectionPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "people": [
                 *         {
                 *           "userId": "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11",
                 *           "may": "add"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    people: {
                        /**
                         * @description Who, or `*` for the whole studio.
                         * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                         */
                        userId: string;
                        /**
                         * @description `add`: look, and put in what is theirs or shared.
                         * @enum {string}
                         */
                        may: "look" | "add";
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPeople"];
                };
            };
        };
    };
    listImageCollections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Collection"][];
                    };
                };
            };
        };
    };
    addToCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Images that were added or taken out by this call. */
                        changed: string[];
                        /** @description Ids of which there is no image. */
                        missing: string[];
                        collection: components["schemas"]["Collection"];
                    };
                };
            };
        };
    };
    removeFromCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Images that were added or taken out by this call. */
                        changed: string[];
                        /** @description Ids of which there is no image. */
                        missing: string[];
                        collection: components["schemas"]["Collection"];
                    };
                };
            };
        };
    };
    listLinks: {
        parameters: {
            query?: {
                /** @description Only those that lead there. */
                targetId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Link"][];
                    };
                };
            };
        };
    };
    createLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "image",
                 *       "targetId": "01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11",
                 *       "withRecipe": true
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What it leads to.
                     * @enum {string}
                     */
                    kind: "image" | "collection" | "grid";
                    /** Format: uuid */
                    targetId: string;
                    expiresAt?: string | null;
                    /** @description Asked for before anything is shown. */
                    password?: string | null;
                    /** @default false */
                    withRecipe?: boolean;
                    /** @default false */
                    withOriginal?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
        };
    };
    removeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address leads nowhere any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listModels: {
        parameters: {
            query?: {
                /**
                 * @description Words in the id, name or description.
                 * @example flux
                 */
                q?: string;
                /** @description Of this engine only: one of `GET /api/v1/engines`. */
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Model"][];
                        incomplete: {
                            /**
                             * @description Stable: programs decide by this.
                             * @example provider.unavailable
                             */
                            code: string;
                            /** @description One sentence for a person. */
                            detail: string;
                        } | null;
                    };
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The model id.
                 * @example black-forest-labs/FLUX.1-schnell
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `price` is what who serves the model says, else what the price list of its engine says, else null: it is never estimated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
        };
    };
    listEngines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Engine"][];
                    };
                };
            };
        };
    };
    createEngine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `id` is made of the name when it is left out, and stays. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "a1111",
                 *       "name": "Forge",
                 *       "settings": {
                 *         "baseUrl": "http://127.0.0.1:7860"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The `provider` of models, generations and images.
                     * @example forge
                     */
                    id?: string;
                    /** @description One of `GET /api/v1/engines/kinds`. */
                    kind: string;
                    /** @description For people. */
                    name: string;
                    /**
                     * @description By the names in the schema of the kind.
                     * @example {
                     *       "baseUrl": "http://127.0.0.1:7860"
                     *     }
                     */
                    settings: {
                        [key: string]: unknown;
                    };
                    /** @description Pictures that each worker asks of it at a time. The kind's own when left out. */
                    concurrency?: number;
                    isEnabled?: boolean;
                    /** @description Whether it may be at an address that is not public; null: as the studio is. */
                    allowPrivateNetwork?: boolean | null;
                    /** @description Whether another engine that has the same model takes over when this one is the reason of a failure. */
                    failover?: boolean;
                    /** @description All of them: what is not named is taken from the list. */
                    prices?: {
                        /** @description The name of the model at this engine. */
                        model: string;
                        /** @example 0.003 */
                        amount: number;
                        /**
                         * @description ISO 4217.
                         * @example USD
                         */
                        currency: string;
                        /**
                         * @description A megapixel is a million pixels.
                         * @enum {string}
                         */
                        per: "image" | "megapixel";
                    }[];
                };
            };
        };
        responses: {
            /** @description `setup` is how it is set up, for those who may manage engines; null for everybody else. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Engine"];
                };
            };
        };
    };
    listEngineKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EngineKind"][];
                    };
                };
            };
        };
    };
    removeEngine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an engine.
                 * @example forge
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone; its pictures stay. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateEngine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an engine.
                 * @example forge
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description Settings are merged: what is left out stays, a secret too, and null removes it. Where an address changes to another server, secrets have to be entered again. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "isEnabled": false
                 *     }
                 */
                "application/json": {
                    /** @description For people. */
                    name?: string;
                    /**
                     * @description By the names in the schema of the kind.
                     * @example {
                     *       "baseUrl": "http://127.0.0.1:7860"
                     *     }
                     */
                    settings?: {
                        [key: string]: unknown;
                    };
                    /** @description Its place in the order, from 0. */
                    position?: number;
                    /** @description Pictures that each worker asks of it at a time. The kind's own when left out. */
                    concurrency?: number;
                    isEnabled?: boolean;
                    /** @description Whether it may be at an address that is not public; null: as the studio is. */
                    allowPrivateNetwork?: boolean | null;
                    /** @description Whether another engine that has the same model takes over when this one is the reason of a failure. */
                    failover?: boolean;
                    /** @description All of them: what is not named is taken from the list. */
                    prices?: {
                        /** @description The name of the model at this engine. */
                        model: string;
                        /** @example 0.003 */
                        amount: number;
                        /**
                         * @description ISO 4217.
                         * @example USD
                         */
                        currency: string;
                        /**
                         * @description A megapixel is a million pixels.
                         * @enum {string}
                         */
                        per: "image" | "megapixel";
                    }[];
                };
            };
        };
        responses: {
            /** @description `setup` is how it is set up, for those who may manage engines; null for everybody else. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Engine"];
                };
            };
        };
    };
    orderEngines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "forge",
                 *         "openrouter"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Engine"][];
                    };
                };
            };
        };
    };
    checkEngine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an engine.
                 * @example forge
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `problem` is there exactly where `ok` is false. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineCheck"];
                };
            };
        };
    };
    checkEngineSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "a1111",
                 *       "settings": {
                 *         "baseUrl": "http://127.0.0.1:7860"
                 *       }
                 *     }
                 */
                "application/json": {
                    id?: string;
                    /** @description One of `GET /api/v1/engines/kinds`. */
                    kind: string;
                    /** @description For people. */
                    name?: string;
                    /**
                     * @description By the names in the schema of the kind.
                     * @example {
                     *       "baseUrl": "http://127.0.0.1:7860"
                     *     }
                     */
                    settings: {
                        [key: string]: unknown;
                    };
                    /** @description Whether it may be at an address that is not public; null: as the studio is. */
                    allowPrivateNetwork?: boolean | null;
                };
            };
        };
        responses: {
            /** @description `problem` is there exactly where `ok` is false. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineCheck"];
                };
            };
        };
    };
    discoverEngines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FoundEngine"][];
                    };
                };
            };
        };
    };
    readEngineModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description One of `GET /api/v1/engines/kinds`. */
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file": {
                 *         "3": {
                 *           "class_type": "KSampler",
                 *           "inputs": {
                 *             "seed": 7
                 *           }
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What the file has in it, as JSON; up to 1 MB. */
                    file: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadModel"];
                };
            };
        };
    };
    getCosts: {
        parameters: {
            query?: {
                /**
                 * @description This month, by UTC, when left out.
                 * @example 2026-11
                 */
                month?: string;
                /** @description Your own, or all, which needs an admin. */
                scope?: "mine" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known of the costs of a month. `studio` is the budget of the studio, for those who may see everybody’s; `own` is that of whoever asks. Both are of the current month, and null where there is none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Costs"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Resume behind this event. An empty one is as good as none. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of StudioEvent and GenerationPreview, one JSON document in each `data:`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StudioEvent"] | components["schemas"]["GenerationPreview"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                    };
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Picture frame",
                 *       "url": "https://example.com/hooks/studio",
                 *       "scope": "own",
                 *       "events": [
                 *         "image.created"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @example Picture frame */
                    name: string;
                    /**
                     * @description https, and reachable from the internet; http and addresses of the own network only where the studio allows them. Without user name and password.
                     * @example https://example.com/hooks/studio
                     */
                    url: string;
                    /**
                     * @description `own`: what becomes of the things of its owner. `studio`: of everybody’s; for admins only.
                     * @enum {string}
                     */
                    scope?: "own" | "studio";
                    /** @description What it is told of; null: all of these, and those that later versions add. */
                    events?: ("generation.queued" | "generation.started" | "generation.succeeded" | "generation.failed" | "generation.cancelled" | "generation.removed" | "image.created" | "image.updated" | "image.trashed" | "image.restored" | "image.removed" | "grid.updated" | "grid.removed" | "collection.updated" | "collection.removed")[] | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWebhook"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is sent there any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "isEnabled": false
                 *     }
                 */
                "application/json": {
                    /** @example Picture frame */
                    name?: string;
                    /**
                     * @description https, and reachable from the internet; http and addresses of the own network only where the studio allows them. Without user name and password.
                     * @example https://example.com/hooks/studio
                     */
                    url?: string;
                    /**
                     * @description `own`: what becomes of the things of its owner. `studio`: of everybody’s; for admins only.
                     * @enum {string}
                     */
                    scope?: "own" | "studio";
                    /** @description What it is told of; null: all of these, and those that later versions add. */
                    events?: ("generation.queued" | "generation.started" | "generation.succeeded" | "generation.failed" | "generation.cancelled" | "generation.removed" | "image.created" | "image.updated" | "image.trashed" | "image.restored" | "image.removed" | "grid.updated" | "grid.removed" | "collection.updated" | "collection.removed")[] | null;
                    /** @description Switched on again, it begins with what happens from then on. */
                    isEnabled?: boolean;
                    /** @description Somebody has read what it missed. */
                    missed?: null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": {
                    /**
                     * @description For how long the secrets before it go on to sign, too. 0: they were found out.
                     * @default 24
                     */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWebhook"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                    };
                };
            };
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
        };
    };
    updateSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "downloadRecipe": true,
                 *       "defaultParameters": {
                 *         "count": 2
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Write-only: never given out again. null removes it. */
                    huggingFaceToken?: string | null;
                    endpoints?: {
                        /** @description The model id that this endpoint serves. */
                        model: string;
                        /**
                         * Format: uri
                         * @description Takes the body of hf-inference: `{ inputs, parameters }`.
                         */
                        url: string;
                    }[];
                    defaultModel?: string | null;
                    defaultParameters?: {
                        /** @description Pixels. */
                        width?: number | null;
                        /** @description Pixels. */
                        height?: number | null;
                        steps?: number | null;
                        guidance?: number | null;
                        count?: number | null;
                        negativePrompt?: string | null;
                    };
                    downloadRecipe?: boolean;
                    /** @enum {string} */
                    newImages?: "private" | "shared";
                    failover?: boolean;
                    budget?: {
                        /** @example 0.04 */
                        amount: number;
                        /**
                         * @description ISO 4217.
                         * @example USD
                         */
                        currency: string;
                    } | null;
                    /** @description By the id of the engine. */
                    concurrency?: {
                        [key: string]: number;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
        };
    };
    getAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Access"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "7K2M-QX4D-9RTB",
                 *       "username": "ana",
                 *       "password": "four words on a line"
                 *     }
                 */
                "application/json": {
                    /** @example 7K2M-QX4D-9RTB */
                    code?: string;
                    /**
                     * @description Without blanks. Upper and lower case are the same.
                     * @example ana
                     */
                    username: string;
                    /**
                     * @description Any characters. The commonest passwords are refused.
                     * @example four words on a line
                     */
                    password: string;
                    /** @description What they are called by others; null: as they log in. */
                    displayName?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ana",
                 *       "password": "four words on a line"
                 *     }
                 */
                "application/json": {
                    username: string;
                    password: string;
                    /** @description Where the account has a second factor: the code of the app, or a recovery code. */
                    totp?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    removeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    beginPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
        };
    };
    createPasskeySession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "credential": {
                 *         "type": "public-key",
                 *         "id": "q83vEjRW",
                 *         "rawId": "q83vEjRW",
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXAi",
                 *           "authenticatorData": "SZYN5YgO",
                 *           "signature": "MEUCIQDk",
                 *           "userHandle": null
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description `PublicKeyCredential.toJSON()` of what `navigator.credentials.get` gave. */
                    credential: {
                        /** @enum {string} */
                        type: "public-key";
                        /** @description How the device calls its key. base64url. */
                        id: string;
                        /** @description How the device calls its key. base64url. */
                        rawId: string;
                        response: {
                            /** @description What the browser says that was signed. base64url. */
                            clientDataJSON: string;
                            /** @description What the device says. base64url. */
                            authenticatorData: string;
                            /** @description Over both. base64url. */
                            signature: string;
                            /** @description Whose key it is. base64url. */
                            userHandle?: string | null;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the link has in it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationInfo"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the link has in it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "four words on a line"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Any characters. The commonest passwords are refused.
                     * @example four words on a line
                     */
                    password: string;
                    /** @description What they are called by others; null: as they log in. */
                    displayName?: string | null;
                    /** @description As for logging in. */
                    totp?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Ana M."
                 *     }
                 */
                "application/json": {
                    /** @description What they are called by others; null: as they log in. */
                    displayName?: string | null;
                    currentPassword?: string;
                    /**
                     * @description Any characters. The commonest passwords are refused.
                     * @example four words on a line
                     */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "four words on a line"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSecret"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    /** @description Of the app. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "four words on a line"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                };
            };
        };
        responses: {
            /** @description No code is asked for any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SessionInfo"][];
                    };
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccessKey"][];
                    };
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly script",
                 *       "scopes": [
                 *         "images:read",
                 *         "generations:write"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @description At most what its owner may do. `library:write`: collections, styles, wildcards and grids. */
                    scopes: ("images:read" | "images:write" | "generations:write" | "library:write" | "settings:manage" | "users:manage")[];
                    /** @description What it may use up, besides the limits of its owner; null: as much as they may. */
                    limits?: {
                        /** @description Images asked for within 24 hours. */
                        imagesADay: number | null;
                        /** @description Images that wait or are made. */
                        imagesAtATime: number | null;
                    };
                    /**
                     * Format: date-time
                     * @description In the future; null or left out: never.
                     */
                    expiresAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeAccessKey"];
                };
            };
        };
    };
    removeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Passkey"][];
                    };
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Laptop",
                 *       "credential": {
                 *         "type": "public-key",
                 *         "id": "q83vEjRW",
                 *         "rawId": "q83vEjRW",
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXAi",
                 *           "attestationObject": "o2NmbXRk"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @example Laptop */
                    name: string;
                    /** @description `PublicKeyCredential.toJSON()` of what `navigator.credentials.create` gave. */
                    credential: {
                        /** @enum {string} */
                        type: "public-key";
                        /** @description How the device calls its key. base64url. */
                        id: string;
                        /** @description How the device calls its key. base64url. */
                        rawId: string;
                        response: {
                            /** @description What the browser says that was signed. base64url. */
                            clientDataJSON: string;
                            /** @description The key. base64url. */
                            attestationObject: string;
                            /** @description How a browser reaches the device. */
                            transports?: string[];
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "four words on a line"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreationOptions"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updatePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A UUIDv7: ids sort by the time they were made.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Laptop"
                 *     }
                 */
                "application/json": {
                    /** @example Laptop */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                    };
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ben",
                 *       "role": "member"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Without blanks. Upper and lower case are the same.
                     * @example ana
                     */
                    username: string;
                    /** @description What they are called by others; null: as they log in. */
                    displayName?: string | null;
                    /**
                     * @description admin: everything. member: makes pictures and has things. viewer: looks at what is shared.
                     * @enum {string}
                     */
                    role: "admin" | "member" | "viewer";
                    /**
                     * @description Any characters. The commonest passwords are refused.
                     * @example four words on a line
                     */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedUser"];
                };
            };
        };
    };
    removeUser: {
        parameters: {
            query: {
                /** @description What becomes of what is theirs. */
                things: "hand-over" | "delete";
                /** @description Whom it is handed over to. Left out: to whoever asks. */
                to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of an account.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an account.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description admin: everything. member: makes pictures and has things. viewer: looks at what is shared.
                     * @enum {string}
                     */
                    role?: "admin" | "member" | "viewer";
                    disabled?: boolean;
                    /** @description What they may use up; null: as much as they like. What is used up is `quota.exceeded`. */
                    limits?: {
                        /** @description Images asked for within 24 hours. */
                        imagesADay: number | null;
                        /** @description Images that wait or are made. */
                        imagesAtATime: number | null;
                        budget?: {
                            /** @example 0.04 */
                            amount: number;
                            /**
                             * @description ISO 4217.
                             * @example USD
                             */
                            currency: string;
                        } | null;
                        /** @description Of all their images, the trash included. */
                        bytes: number | null;
                    };
                    /**
                     * @description Takes the second factor away, for whoever has lost theirs.
                     * @enum {boolean}
                     */
                    secondFactor?: false;
                    /** @description What they are called by others; null: as they log in. */
                    displayName?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of an account.
                 * @example 01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                /** @description At most this many. */
                limit?: number;
                /** @description Only this. */
                action?: "studio.set_up" | "login.succeeded" | "login.failed" | "login.ended" | "password.changed" | "second_factor.added" | "second_factor.removed" | "passkey.added" | "passkey.removed" | "passkey.copied" | "session.ended" | "key.created" | "key.removed" | "account.created" | "account.joined" | "account.invited" | "account.role_changed" | "account.disabled" | "account.enabled" | "account.removed" | "link.created" | "link.removed" | "webhook.created" | "webhook.changed" | "webhook.secret_rotated" | "webhook.removed" | "settings.changed" | "engine.added" | "engine.changed" | "engine.removed" | "engines.ordered" | "image.deleted" | "trash.emptied" | "generation.deleted" | "grid.deleted" | "collection.deleted" | "style.deleted" | "wildcard.deleted" | "prompts.deleted";
                /** @description Only what this account did. */
                actor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description null: this was the last page. */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getAbout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["About"];
                };
            };
        };
    };
    inspectImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A PNG, JPEG or WebP.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectedFile"];
                };
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A PNG, JPEG or WebP.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description A picture to begin with. It is in no gallery. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
        };
    };
}
