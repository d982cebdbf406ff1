<?php
/**
 * Prints the tag into the site's pages.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

/** Optimisers that join files by the ids of their tags know the tag by this one. */
const TAG_ID = 'messenger-tag-js';

// In the head, since some themes leave the footer's hook out. The script is async: it holds nothing up there.
add_action( 'wp_head', __NAMESPACE__ . '\print_tag', 20 );

function print_tag(): void {
	$settings = settings_in_effect();
	if ( is_shown( $settings ) ) {
		wp_print_script_tag( attributes_of_tag( $settings ) );
	}
}

/** Not in a preview inside of the dashboard: whoever arranges the page would start a conversation by a slip. */
function is_shown( array $settings ): bool {
	$shown = '' !== $settings['loader'] && ! $settings['off'] && ! is_customize_preview() && ! is_embed();
	/**
	 * Whether this page has the chat.
	 *
	 * @param bool $shown What the settings say.
	 */
	return (bool) apply_filters( 'messenger_tag_shown', $shown );
}

/**
 * The tag's attributes, in the order in which they stand: Cloudflare's Rocket Loader looks for its mark before "src" only
 * (developers.cloudflare.com/speed/optimization/content/rocket-loader/ignore-javascripts).
 */
function attributes_of_tag( array $settings ): array {
	$attributes = array_merge(
		marks_for_optimisers(),
		array(
			'id'    => TAG_ID,
			'async' => true,
			'src'   => $settings['loader'],
		)
	);
	if ( '' !== $settings['integrity'] ) {
		$attributes['integrity']   = $settings['integrity'];
		$attributes['crossorigin'] = 'anonymous';
	}
	foreach ( options_of_tag( $settings ) as $name => $text ) {
		$attributes[ "data-$name" ] = $text;
	}
	/**
	 * The tag's attributes, for a site that wants more in it: a signed token of the customer who is signed in, or what it
	 * knows of the page ("data-attribute-…").
	 *
	 * @param array $attributes Names and values; `true` is an attribute without a value.
	 */
	return (array) apply_filters( 'messenger_tag_attributes', $attributes );
}

function options_of_tag( array $settings ): array {
	$options = $settings['options'];
	if ( waits_for_wp_consent( $settings ) ) {
		$options['consent'] = 'required';
	}
	return $options;
}
