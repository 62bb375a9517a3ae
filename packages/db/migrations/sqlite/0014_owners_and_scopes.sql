CREATE TABLE `collection_people` (
	`collection_id` text NOT NULL,
	`user_id` text NOT NULL,
	`may` text NOT NULL,
	FOREIGN KEY (`collection_id`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `collection_people_collection_idx` ON `collection_people` (`collection_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `collection_people_key` ON `collection_people` (`user_id`,`collection_id`);
--> statement-breakpoint
CREATE TABLE `generation_turns` (
	`provider` text NOT NULL,
	`owner_id` text NOT NULL,
	`turn` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `generation_turns_next_idx` ON `generation_turns` (`provider`,`turn`,`owner_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `generation_turns_key` ON `generation_turns` (`provider`,`owner_id`);
--> statement-breakpoint
CREATE TABLE `generation_usage` (
	`owner_id` text NOT NULL,
	`hour` integer NOT NULL,
	`images` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `generation_usage_key` ON `generation_usage` (`owner_id`,`hour`);
--> statement-breakpoint
DROP INDEX `generated_images_favorite_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_model_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_provider_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_imported_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_collected_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_rating_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_largest_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_title_idx`;
--> statement-breakpoint
DROP INDEX `generated_images_sampler_idx`;
--> statement-breakpoint
ALTER TABLE `generated_images` ADD `shared` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE INDEX `generated_images_shared_idx` ON `generated_images` (`trashed`,`position`) WHERE "generated_images"."shared";
--> statement-breakpoint
CREATE INDEX `generated_images_all_samplers_idx` ON `generated_images` (`sampler`) WHERE "generated_images"."sampler" is not null;
--> statement-breakpoint
CREATE INDEX `generated_images_shared_samplers_idx` ON `generated_images` (`trashed`,`sampler`) WHERE "generated_images"."shared" and "generated_images"."sampler" is not null;
--> statement-breakpoint
CREATE INDEX `generated_images_trash_idx` ON `generated_images` (`owner_id`,`trashed_at`,`position`) WHERE "generated_images"."trashed_at" is not null;
--> statement-breakpoint
CREATE INDEX `generated_images_favorite_idx` ON `generated_images` (`owner_id`,`trashed`,`favorite`,`position`);
--> statement-breakpoint
CREATE INDEX `generated_images_model_idx` ON `generated_images` (`owner_id`,`trashed`,`model`,`position`);
--> statement-breakpoint
CREATE INDEX `generated_images_provider_idx` ON `generated_images` (`owner_id`,`trashed`,`provider`,`position`);
--> statement-breakpoint
CREATE INDEX `generated_images_imported_idx` ON `generated_images` (`owner_id`,`trashed`,("provider" is null),`position`);
--> statement-breakpoint
CREATE INDEX `generated_images_collected_idx` ON `generated_images` (`owner_id`,`trashed`,`collected`,`position`);
--> statement-breakpoint
CREATE INDEX `generated_images_rating_idx` ON `generated_images` (`owner_id`,`trashed`,`rating`,`position`);
--> statement-breakpoint
CREATE INDEX `generated_images_largest_idx` ON `generated_images` (`owner_id`,`trashed`,("width" * "height"),`position`);
--> statement-breakpoint
CREATE INDEX `generated_images_title_idx` ON `generated_images` (`owner_id`,`trashed`,`title_key`,"position" desc);
--> statement-breakpoint
CREATE INDEX `generated_images_sampler_idx` ON `generated_images` (`owner_id`,`sampler`) WHERE "generated_images"."sampler" is not null;
--> statement-breakpoint
CREATE INDEX `generations_turn_idx` ON `generations` (`status`,`provider`,`owner_id`,`available_at`,`id`);
--> statement-breakpoint
CREATE INDEX `generations_samples_idx` ON `generations` (`owner_id`,`status`,`model`,`finished_at`);
--> statement-breakpoint
DROP INDEX `generations_cleared_idx`;
--> statement-breakpoint
DROP INDEX `generations_cleared_status_idx`;
--> statement-breakpoint
CREATE INDEX `generations_page_idx` ON `generations` (`owner_id`,`id`);
--> statement-breakpoint
CREATE INDEX `generations_owner_status_idx` ON `generations` (`owner_id`,`status`,`id`);
--> statement-breakpoint
CREATE INDEX `generations_cleared_status_idx` ON `generations` (`owner_id`,`cleared`,`status`,`id`);
--> statement-breakpoint
-- Whatever is counted is counted for each scope: '' is everybody's, 'shared' what the studio sees, and else what an owner has.
-- The triggers rest meanwhile.
DROP TRIGGER image_counts_insert;
--> statement-breakpoint
DROP TRIGGER image_counts_update;
--> statement-breakpoint
DROP TRIGGER image_counts_delete;
--> statement-breakpoint
DROP TRIGGER image_buckets_insert;
--> statement-breakpoint
DROP TRIGGER image_buckets_update;
--> statement-breakpoint
DROP TRIGGER image_buckets_delete;
--> statement-breakpoint
DROP TRIGGER image_tags_insert;
--> statement-breakpoint
DROP TRIGGER image_tags_update;
--> statement-breakpoint
DROP TRIGGER image_tags_delete;
--> statement-breakpoint
DROP TRIGGER image_search_update;
--> statement-breakpoint
DROP TRIGGER image_collected_insert;
--> statement-breakpoint
DROP TRIGGER image_collected_delete;
--> statement-breakpoint
CREATE TABLE `__new_image_counts` (
	`scope` text NOT NULL,
	`model` text NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`favorites` integer DEFAULT 0 NOT NULL,
	`trashed` integer DEFAULT 0 NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_image_counts`(scope, model, total, favorites, trashed, bytes) SELECT '', model, total, favorites, trashed, bytes FROM image_counts;
--> statement-breakpoint
INSERT INTO `__new_image_counts`(scope, model, total, favorites, trashed, bytes)
SELECT owner_id, coalesce(model, ''), sum(NOT trashed), sum(favorite AND NOT trashed), sum(trashed), sum(size_bytes) FROM generated_images GROUP BY 1, 2;
--> statement-breakpoint
DROP TABLE `image_counts`;
--> statement-breakpoint
ALTER TABLE `__new_image_counts` RENAME TO `image_counts`;
--> statement-breakpoint
CREATE UNIQUE INDEX `image_counts_key` ON `image_counts` (`scope`,`model`);
--> statement-breakpoint
CREATE TABLE `__new_image_tags` (
	`scope` text NOT NULL,
	`tag` text NOT NULL,
	`total` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_image_tags`(scope, tag, total) SELECT '', tag, total FROM image_tags;
--> statement-breakpoint
INSERT INTO `__new_image_tags`(scope, tag, total)
SELECT owner_id, value, count(*) FROM generated_images, json_each(tags) WHERE NOT trashed AND tags <> '[]' GROUP BY 1, 2;
--> statement-breakpoint
DROP TABLE `image_tags`;
--> statement-breakpoint
ALTER TABLE `__new_image_tags` RENAME TO `image_tags`;
--> statement-breakpoint
CREATE UNIQUE INDEX `image_tags_key` ON `image_tags` (`scope`,`tag`);
--> statement-breakpoint
CREATE TABLE `__new_image_buckets` (
	`scope` text NOT NULL,
	`bucket` integer NOT NULL,
	`trashed` integer NOT NULL,
	`favorite` integer NOT NULL,
	`model` text NOT NULL,
	`provider` text NOT NULL,
	`total` integer NOT NULL,
	`ratios` real NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_image_buckets`(scope, bucket, trashed, favorite, model, provider, total, ratios, created_at)
SELECT '', bucket, trashed, favorite, model, provider, total, ratios, created_at FROM image_buckets;
--> statement-breakpoint
INSERT INTO `__new_image_buckets`(scope, bucket, trashed, favorite, model, provider, total, ratios, created_at)
SELECT owner_id, position / 200, trashed, favorite, coalesce(model, ''), coalesce(provider, ''), count(*), sum(1.0 * width / height), max(created_at)
FROM generated_images GROUP BY 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
DROP TABLE `image_buckets`;
--> statement-breakpoint
ALTER TABLE `__new_image_buckets` RENAME TO `image_buckets`;
--> statement-breakpoint
CREATE UNIQUE INDEX `image_buckets_key` ON `image_buckets` (`scope`,`bucket`,`trashed`,`favorite`,`model`,`provider`);
--> statement-breakpoint
CREATE TRIGGER image_counts_insert AFTER INSERT ON generated_images BEGIN
  INSERT INTO image_counts(scope, model, total, favorites, trashed, bytes)
  SELECT scope, coalesce(new.model, ''), NOT new.trashed, new.favorite AND NOT new.trashed, new.trashed, new.size_bytes
  FROM (SELECT '' AS scope UNION ALL SELECT new.owner_id UNION ALL SELECT 'shared' WHERE new.shared AND NOT new.trashed) WHERE true
  ON CONFLICT(scope, model) DO UPDATE SET
    total = total + excluded.total, favorites = favorites + excluded.favorites, trashed = trashed + excluded.trashed, bytes = bytes + excluded.bytes;
END;
--> statement-breakpoint
CREATE TRIGGER image_counts_update AFTER UPDATE OF favorite, trashed, model, size_bytes, shared, owner_id ON generated_images BEGIN
  UPDATE image_counts SET
    total = total - (NOT old.trashed), favorites = favorites - (old.favorite AND NOT old.trashed), trashed = trashed - old.trashed, bytes = bytes - old.size_bytes
  WHERE scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', '')) AND model = coalesce(old.model, '');
  INSERT INTO image_counts(scope, model, total, favorites, trashed, bytes)
  SELECT scope, coalesce(new.model, ''), NOT new.trashed, new.favorite AND NOT new.trashed, new.trashed, new.size_bytes
  FROM (SELECT '' AS scope UNION ALL SELECT new.owner_id UNION ALL SELECT 'shared' WHERE new.shared AND NOT new.trashed) WHERE true
  ON CONFLICT(scope, model) DO UPDATE SET
    total = total + excluded.total, favorites = favorites + excluded.favorites, trashed = trashed + excluded.trashed, bytes = bytes + excluded.bytes;
END;
--> statement-breakpoint
CREATE TRIGGER image_counts_delete AFTER DELETE ON generated_images BEGIN
  UPDATE image_counts SET
    total = total - (NOT old.trashed), favorites = favorites - (old.favorite AND NOT old.trashed), trashed = trashed - old.trashed, bytes = bytes - old.size_bytes
  WHERE scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', '')) AND model = coalesce(old.model, '');
END;
--> statement-breakpoint
CREATE TRIGGER image_buckets_insert AFTER INSERT ON generated_images BEGIN
  INSERT INTO image_buckets(scope, bucket, trashed, favorite, model, provider, total, ratios, created_at)
  SELECT scope, new.position / 200, new.trashed, new.favorite, coalesce(new.model, ''), coalesce(new.provider, ''), 1, 1.0 * new.width / new.height, new.created_at
  FROM (SELECT '' AS scope UNION ALL SELECT new.owner_id UNION ALL SELECT 'shared' WHERE new.shared AND NOT new.trashed) WHERE true
  ON CONFLICT(scope, bucket, trashed, favorite, model, provider) DO UPDATE SET
    total = total + 1, ratios = ratios + excluded.ratios, created_at = max(created_at, excluded.created_at);
END;
--> statement-breakpoint
CREATE TRIGGER image_buckets_update AFTER UPDATE OF favorite, trashed, model, provider, width, height, shared, owner_id ON generated_images BEGIN
  UPDATE image_buckets SET total = total - 1, ratios = ratios - 1.0 * old.width / old.height
  WHERE scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '');
  INSERT INTO image_buckets(scope, bucket, trashed, favorite, model, provider, total, ratios, created_at)
  SELECT scope, new.position / 200, new.trashed, new.favorite, coalesce(new.model, ''), coalesce(new.provider, ''), 1, 1.0 * new.width / new.height, new.created_at
  FROM (SELECT '' AS scope UNION ALL SELECT new.owner_id UNION ALL SELECT 'shared' WHERE new.shared AND NOT new.trashed) WHERE true
  ON CONFLICT(scope, bucket, trashed, favorite, model, provider) DO UPDATE SET
    total = total + 1, ratios = ratios + excluded.ratios, created_at = max(created_at, excluded.created_at);
  DELETE FROM image_buckets
  WHERE scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '') AND total = 0;
END;
--> statement-breakpoint
CREATE TRIGGER image_buckets_delete AFTER DELETE ON generated_images BEGIN
  UPDATE image_buckets SET total = total - 1, ratios = ratios - 1.0 * old.width / old.height
  WHERE scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '');
  DELETE FROM image_buckets
  WHERE scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND bucket = old.position / 200 AND trashed = old.trashed AND favorite = old.favorite AND model = coalesce(old.model, '') AND provider = coalesce(old.provider, '') AND total = 0;
END;
--> statement-breakpoint
CREATE TRIGGER image_tags_insert AFTER INSERT ON generated_images WHEN NOT new.trashed AND new.tags <> '[]' BEGIN
  INSERT INTO image_tags(scope, tag, total) SELECT scope, value, 1 FROM json_each(new.tags), (SELECT '' AS scope UNION ALL SELECT new.owner_id UNION ALL SELECT 'shared' WHERE new.shared AND NOT new.trashed) WHERE NOT new.trashed
  ON CONFLICT(scope, tag) DO UPDATE SET total = total + 1;
END;
--> statement-breakpoint
CREATE TRIGGER image_tags_update AFTER UPDATE OF tags, trashed, shared, owner_id ON generated_images
WHEN (old.tags <> new.tags OR old.trashed <> new.trashed OR old.shared <> new.shared OR old.owner_id <> new.owner_id)
  AND (old.tags <> '[]' OR new.tags <> '[]') BEGIN
  UPDATE image_tags SET total = total - 1 WHERE NOT old.trashed AND scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND tag IN (SELECT value FROM json_each(old.tags));
  INSERT INTO image_tags(scope, tag, total) SELECT scope, value, 1 FROM json_each(new.tags), (SELECT '' AS scope UNION ALL SELECT new.owner_id UNION ALL SELECT 'shared' WHERE new.shared AND NOT new.trashed) WHERE NOT new.trashed
  ON CONFLICT(scope, tag) DO UPDATE SET total = total + 1;
  DELETE FROM image_tags WHERE total <= 0 AND scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND tag IN (SELECT value FROM json_each(old.tags));
END;
--> statement-breakpoint
CREATE TRIGGER image_tags_delete AFTER DELETE ON generated_images WHEN NOT old.trashed AND old.tags <> '[]' BEGIN
  UPDATE image_tags SET total = total - 1 WHERE NOT old.trashed AND scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND tag IN (SELECT value FROM json_each(old.tags));
  DELETE FROM image_tags WHERE total <= 0 AND scope IN ('', old.owner_id, iif(old.shared AND NOT old.trashed, 'shared', ''))
    AND tag IN (SELECT value FROM json_each(old.tags));
END;
--> statement-breakpoint
-- Whether one of its owner's collections has it: what others do with a shared one is not told.
CREATE TRIGGER image_collected_insert AFTER INSERT ON collection_images BEGIN
  UPDATE generated_images SET collected = 1 WHERE position = new.image_position AND NOT collected
    AND owner_id = (SELECT owner_id FROM collections WHERE id = new.collection_id);
END;
--> statement-breakpoint
CREATE TRIGGER image_collected_delete AFTER DELETE ON collection_images BEGIN
  UPDATE generated_images SET collected = 0 WHERE position = old.image_position AND collected
    AND NOT EXISTS (SELECT 1 FROM collection_images m JOIN collections c ON c.id = m.collection_id
      WHERE m.image_position = old.image_position AND c.owner_id = generated_images.owner_id);
END;
--> statement-breakpoint
-- The search knows owners. What was there is the studio's own user's, and is not indexed anew for that: up to its last position they
-- have what no other has, and from there on a word of their own (own-words.ts).
DROP VIEW image_search_source;
--> statement-breakpoint
CREATE VIEW image_search_source AS
SELECT
  position,
  search_words(prompt || ' ' || coalesce(title, '')) AS words,
  search_words(coalesce(model, '')) AS model,
  search_words(coalesce(negative_prompt, '')) AS negative,
  coalesce((SELECT group_concat(search_words(value), ' ') FROM json_each(tags)), '') AS tags,
  iif(trashed, 'trashed', 'live') || ' o' || replace(owner_id, '-', '') || iif(owner_id = '00000000-0000-0000-0000-000000000000', '', ' others') || iif(shared, ' shared', '') || iif(favorite, ' favorite', '') || ' m' || hex(coalesce(model, '')) || ' p' || hex(coalesce(provider, ''))
    || iif(rating > 0, ' r' || rating, '') || coalesce(' s' || seed, '')
    || coalesce(' k' || hex(task), '') || coalesce(' a' || hex(lower(sampler)), '')
    || iif(width > height, ' wide', iif(width < height, ' tall', ' square'))
    || coalesce((SELECT group_concat(' t' || hex(value), '') FROM json_each(tags)), '')
    || coalesce((SELECT group_concat(' y' || hex(value), '') FROM json_each(typed, '$.styles')), '')
    || coalesce((SELECT group_concat(' c' || replace(collection_id, '-', ''), '') FROM collection_images WHERE image_position = position), '') AS facets
FROM generated_images;
--> statement-breakpoint
CREATE TRIGGER image_search_update
AFTER UPDATE OF prompt, negative_prompt, title, tags, favorite, rating, trashed, model, provider, seed, width, height, typed, task, sampler, owner_id, shared ON generated_images BEGIN
  UPDATE image_search SET (words, model, negative, tags, facets) =
    (SELECT words, model, negative, tags, facets FROM image_search_source WHERE position = new.position) WHERE rowid = new.position;
END;
--> statement-breakpoint
UPDATE image_search SET (words, model, negative, tags, facets) =
  (SELECT words, model, negative, tags, facets FROM image_search_source WHERE position = image_search.rowid)
WHERE rowid IN (SELECT position FROM generated_images WHERE owner_id <> '00000000-0000-0000-0000-000000000000');
--> statement-breakpoint
-- Who waits already takes turns.
INSERT INTO generation_turns(provider, owner_id) SELECT DISTINCT provider, owner_id FROM generations WHERE status IN ('queued', 'running');
--> statement-breakpoint
UPDATE events SET audience = '*' WHERE audience = 'everybody';
--> statement-breakpoint
INSERT INTO settings(key, value, updated_at) SELECT 'search.wordlessUpTo', cast(max(position) AS text), unixepoch() * 1000 FROM generated_images HAVING count(*) > 0;
