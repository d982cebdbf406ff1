<?php
/**
 * What is stored: by a site, by a network for all its sites, and what of both is in effect.
 *
 * Settings are an array:
 *   loader            string  Address of loader.js, absolute; empty before anybody has said it.
 *   integrity         string  Of a pinned tag; else empty.
 *   options           array   The tag's options: names without "data-", each with its text.
 *   consent_category  string  Of the WP Consent API.
 *   off               bool    No chat on this site.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

const OPTION = 'messenger_tag';

/**
 * Of the WP Consent API. A chat is asked for by the visitor, yet remembers them: so it is a preference unless the site
 * says otherwise. Banners grant "functional" without asking.
 */
const CONSENT_CATEGORIES       = array( 'functional', 'preferences', 'statistics', 'marketing' );
const DEFAULT_CONSENT_CATEGORY = 'preferences';

/**
 * Options by which a tag may lead to a script: what this address answers names one. Who may not write scripts into a page
 * may not set them either.
 */
const OPTIONS_THAT_LEAD_TO_SCRIPTS = array( 'token-endpoint' );

const LONGEST_OPTION = 2048;

function settings_of_site(): array {
	return clean( get_option( OPTION ) );
}

/** None outside of a network. */
function settings_of_network(): array {
	return is_multisite() ? clean( get_site_option( OPTION ) ) : clean( null );
}

/** A site's own settings win over those of its network, option by option. */
function settings_in_effect(): array {
	$network = settings_of_network();
	$site    = settings_of_site();

	$from = '' === $site['loader'] ? $network : $site;
	return array(
		'loader'           => fixed_loader() ?? $from['loader'],
		'integrity'        => null === fixed_loader() ? $from['integrity'] : '',
		'options'          => array_merge( $network['options'], $site['options'] ),
		'consent_category' => '' === $site['consent_category'] ? $network['consent_category'] : $site['consent_category'],
		'off'              => $site['off'],
	);
}

/** For who keeps settings in wp-config.php: define( 'MESSENGER_TAG_COMPANION', 'https://chat.example.com' ). */
function fixed_loader(): ?string {
	if ( ! defined( 'MESSENGER_TAG_COMPANION' ) ) {
		return null;
	}
	$loader = loader_from_address( (string) constant( 'MESSENGER_TAG_COMPANION' ) );
	return '' === $loader ? null : $loader;
}

/** Whether the person who is signed in may say where a script comes from. In a network only its administrators may. */
function may_set_loader(): bool {
	return null === fixed_loader() && current_user_can( 'unfiltered_html' );
}

/**
 * Settings of the right shape, whatever was stored: another version of this plugin, or an import, may have written it.
 *
 * @param mixed $stored As it came from the database.
 */
function clean( $stored ): array {
	$stored   = is_array( $stored ) ? $stored : array();
	$category = $stored['consent_category'] ?? '';
	return array(
		'loader'           => loader_from_address( text_of( $stored, 'loader' ) ),
		'integrity'        => clean_integrity( text_of( $stored, 'integrity' ) ),
		'options'          => clean_options( $stored['options'] ?? array() ),
		'consent_category' => in_array( $category, CONSENT_CATEGORIES, true ) ? $category : '',
		'off'              => ! empty( $stored['off'] ),
	);
}

/**
 * Names as the tag has them, without "data-", and texts that are not empty. Names that are not of this form would become
 * other attributes: "onload" is not reached through "data-".
 *
 * @param mixed $options Names and texts.
 */
function clean_options( $options ): array {
	$kept = array();
	foreach ( is_array( $options ) ? $options : array() as $name => $text ) {
		if ( ! is_string( $text ) || ! preg_match( '/^[a-z][a-z0-9_-]{0,63}$/D', (string) $name ) ) {
			continue;
		}
		$text = trim( wp_check_invalid_utf8( $text ) );
		if ( '' !== $text && strlen( $text ) <= LONGEST_OPTION ) {
			$kept[ $name ] = $text;
		}
	}
	return $kept;
}

/**
 * The address of loader.js, from its own address or from that of its companion. Empty where the text is neither.
 *
 * @param string $address What a person typed, or what was stored.
 */
function loader_from_address( string $address ): string {
	$address = trim( $address );
	if ( ! preg_match( '#^https?://#i', $address ) ) {
		return '';
	}
	$address = esc_url_raw( preg_replace( '/[?#].*$/s', '', $address ), array( 'http', 'https' ) );
	$parts   = wp_parse_url( $address );
	if ( empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
		return '';
	}
	// The loader finds its own tag by this name.
	return preg_match( '#/loader\.js$#', $address ) ? $address : rtrim( $address, '/' ) . '/loader.js';
}

/** Where the companion is, with a slash at the end, of the address of its loader, pinned or not. */
function companion_of( string $loader ): string {
	return preg_replace( '#(loader/[^/]+/)?loader\.js$#', '', $loader );
}

function clean_integrity( string $integrity ): string {
	return preg_match( '#^sha(256|384|512)-[A-Za-z0-9+/=]+$#D', $integrity ) ? $integrity : '';
}

function text_of( array $from, string $name ): string {
	return isset( $from[ $name ] ) && is_string( $from[ $name ] ) ? $from[ $name ] : '';
}
