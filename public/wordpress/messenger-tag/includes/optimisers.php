<?php
/**
 * Keeps plugins and services that rewrite scripts off the tag. It is 2 kB, is fetched asynchronously and does nothing
 * before the page is idle: to delay, join or move it gains nothing, and loses the chat's button until somebody scrolls.
 *
 * What each optimiser looks at, and where that was found, stands in public/docs/optimisers.md.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

/** In the ids of all tags that this plugin prints. */
const PART_OF_IDS = 'messenger-tag-';

/** Attributes by which optimisers leave a script as it is. */
function marks_for_optimisers(): array {
	return array(
		// Cloudflare's Rocket Loader; LiteSpeed Cache honours it too (lscache_wp, optimize.cls.php, _parse_js).
		'data-cfasync'             => 'false',
		// LiteSpeed Cache: not joined, not minified; not deferred or delayed (the same file, _parse_js and _js_defer).
		'data-no-optimize'         => '1',
		'data-no-defer'            => '1',
		// Autoptimize (autoptimizeScripts.php, $dontmove).
		'data-noptimize'           => '1',
		// WP Rocket (docs.wp-rocket.me, article 1655, "Exclusions by attribute").
		'nowprocket'               => true,
		// WP Rocket and Perfmatters: not minified.
		'data-no-minify'           => '1',
		// Jetpack Boost (its tests of is_opened_script); mod_pagespeed, of a server.
		'data-jetpack-boost'       => 'ignore',
		'data-pagespeed-no-defer'  => true,
		// NitroPack, WP Fastest Cache, WP Meteor: as other plugins mark their scripts; not seen in their own code.
		'nitro-exclude'            => true,
		'data-wpfc-render'         => 'false',
		'data-wpmeteor-nooptimize' => 'true',
	);
}

/**
 * Filters whose value is a list of texts, each looked for in a tag, an address or an id; for each what it has to contain.
 * None of them runs where the optimiser is missing.
 */
function lists_of_optimisers(): array {
	return array(
		// WP Rocket: regular expressions over the whole tag (DelayJS/HTML.php, replace_scripts).
		'rocket_delay_js_exclusions'                    => 'in_tag',
		'rocket_exclude_defer_js'                       => 'loader_file',
		'rocket_minify_excluded_external_js'            => 'loader_host',
		// LiteSpeed Cache: parts of the address (optimize.cls.php, str_hit_array).
		'litespeed_optimize_js_excludes'                => 'addresses',
		'litespeed_optm_js_defer_exc'                   => 'addresses',
		// SiteGround's Speed Optimizer: handles, ids, and parts of addresses of other hosts (Js_Combinator.php).
		'sgo_javascript_combine_exclude'                => 'handles',
		'sgo_js_minify_exclude'                         => 'handles',
		'sgo_js_async_exclude'                          => 'handles',
		'sgo_javascript_combine_exclude_ids'            => 'ids',
		'sgo_javascript_combine_excluded_external_paths' => 'loader_file',
		// WP-Optimize: parts of the address (class-wp-optimize-minify-functions.php, get_default_ignore).
		'wp-optimize-minify-default-exclusions'         => 'addresses',
		// Perfmatters: parts of the tag (JS.php, populate_data).
		'perfmatters_delay_js_exclusions'               => 'in_tag',
		'perfmatters_defer_js_exclusions'               => 'in_tag',
	);
}

foreach ( lists_of_optimisers() as $filter => $what ) {
	add_filter(
		$filter,
		function ( $list ) use ( $what ) {
			return is_array( $list ) ? array_merge( $list, signs_of_ours( $what ) ) : $list;
		}
	);
}

add_filter( 'autoptimize_filter_js_exclude', __NAMESPACE__ . '\keep_from_autoptimize' );
add_filter( 'w3tc_minify_js_do_tag_minification', __NAMESPACE__ . '\keep_from_w3_total_cache', 10, 2 );
add_filter( 'cmplz_whitelisted_script_tags', __NAMESPACE__ . '\keep_from_complianz' );

/** By what a list of this kind knows our scripts. */
function signs_of_ours( string $what ): array {
	$loader = settings_in_effect()['loader'];
	$signs  = array(
		'in_tag'      => array( PART_OF_IDS ),
		'handles'     => array( CONSENT_HANDLE ),
		'ids'         => array( TAG_ID, CONSENT_HANDLE . '-js' ),
		'addresses'   => array( $loader, '/assets/consent.js' ),
		'loader_file' => array( $loader ),
		'loader_host' => array( (string) wp_parse_url( $loader, PHP_URL_HOST ) ),
	);
	// An empty text is in every address: no script of the site would be optimised any more.
	return array_values( array_filter( $signs[ $what ], 'strlen' ) );
}

/** A list with commas, or, since version 2, an array whose keys are what to leave (autoptimizeScripts.php, read). */
function keep_from_autoptimize( $excluded ) {
	if ( is_array( $excluded ) ) {
		return $excluded + array( PART_OF_IDS => '' );
	}
	return is_string( $excluded ) ? ltrim( rtrim( $excluded, ', ' ) . ', ' . PART_OF_IDS, ', ' ) : $excluded;
}

/** Each tag is asked for (Minify_AutoJs.php, process_script_tag). */
function keep_from_w3_total_cache( $minify, $tag = '' ) {
	return is_string( $tag ) && false !== strpos( $tag, PART_OF_IDS ) ? false : $minify;
}

/**
 * A banner that holds scripts back has its say, unless the chat waits for that banner's answer by itself: then nobody
 * would be left to hear it (complianz-integrations, whitelist-script.php).
 */
function keep_from_complianz( $allowed ) {
	if ( ! is_array( $allowed ) || ! waits_for_wp_consent( settings_in_effect() ) ) {
		return $allowed;
	}
	return array_merge( $allowed, array( PART_OF_IDS ) );
}
