<?php
/**
 * The WP Consent API (wordpress.org/plugins/wp-consent-api): consent banners tell their answers there, and the chat hears
 * them. Its functions, events and cookies are as in github.com/WordPress/wp-consent-level-api, assets/js/wp-consent-api.js.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

const CONSENT_HANDLE = 'messenger-tag-consent';

// Else the API lists this plugin in the site's health as one that does not ask.
add_filter( 'wp_consent_api_registered_' . plugin_basename( PLUGIN_FILE ), '__return_true' );

add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\listen_for_consent' );
add_action( 'init', __NAMESPACE__ . '\declare_storage' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\mark_consent_script', 10, 2 );

function has_wp_consent_api(): bool {
	return function_exists( 'wp_has_consent' );
}

/** Where the banner's answers count: the site has the API, and has not said that something else decides. */
function waits_for_wp_consent( array $settings ): bool {
	return has_wp_consent_api() && in_array( $settings['options']['consent'] ?? '', array( '', 'required' ), true );
}

function listen_for_consent(): void {
	$settings = settings_in_effect();
	if ( ! is_shown( $settings ) || ! waits_for_wp_consent( $settings ) ) {
		return;
	}
	$file = plugins_url( 'assets/consent.js', PLUGIN_FILE );
	wp_enqueue_script( CONSENT_HANDLE, $file, array( 'wp-consent-api' ), VERSION, true );
}

/** A script that an optimiser holds back until somebody scrolls would keep the chat waiting for an answer that was given. */
function mark_consent_script( $tag, $handle ) {
	if ( CONSENT_HANDLE !== $handle || ! is_string( $tag ) ) {
		return $tag;
	}
	$category   = settings_in_effect()['consent_category'];
	$attributes = array_merge(
		marks_for_optimisers(),
		array( 'data-category' => '' === $category ? DEFAULT_CONSENT_CATEGORY : $category )
	);
	return str_replace( '<script ', '<script' . wp_sanitize_script_attributes( $attributes ) . ' ', $tag );
}

/** What the loader keeps in the browser, for the list that a site's privacy page may print. */
function declare_storage(): void {
	if ( ! function_exists( 'wp_add_cookie_info' ) ) {
		return;
	}
	$category = settings_in_effect()['consent_category'];
	$category = '' === $category ? DEFAULT_CONSENT_CATEGORY : $category;
	$service  = __( 'Chat', 'messenger-tag' );
	$one_day  = __( 'one day', 'messenger-tag' );
	$session  = __( 'until the chat session is over', 'messenger-tag' );
	foreach (
		array(
			'messenger-tag:*'    => array( $session, __( 'Recognises the visitor who comes back to their chat.', 'messenger-tag' ) ),
			'messenger-tag:chat' => array( $one_day, __( 'Remembers that a conversation is running.', 'messenger-tag' ) ),
		) as $key => list( $expires, $purpose )
	) {
		wp_add_cookie_info( $key, $service, $category, $expires, $purpose, '', false, false, 'LOCALSTORAGE' );
	}
}
