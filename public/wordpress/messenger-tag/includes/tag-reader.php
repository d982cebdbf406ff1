<?php
/**
 * Reads what people paste: a whole tag as the tag builder gives it, or attributes of one.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

/**
 * Settings from a pasted tag: its address, its attributes, and the parameters of its address, over which attributes win.
 * Null where there is no tag of ours in the text, or more than one script: what else is in it would be lost without a word.
 *
 * @param string $text What was pasted.
 */
function read_tag( string $text ): ?array {
	if ( 1 !== preg_match_all( '/<script\b/i', $text ) || ! preg_match( tag_pattern(), $text, $found ) ) {
		return null;
	}
	if ( '' !== trim( $found['content'] ) ) {
		return null;
	}
	$attributes = read_attributes( $found['attributes'] );
	$loader     = loader_from_address( $attributes['src'] ?? '' );
	if ( '' === $loader || ! preg_match( '#/loader\.js([?\#]|$)#', $attributes['src'] ) ) {
		return null;
	}
	wp_parse_str( (string) wp_parse_url( $attributes['src'], PHP_URL_QUERY ), $parameters );
	return array(
		'loader'    => $loader,
		'integrity' => clean_integrity( $attributes['integrity'] ?? '' ),
		'options'   => clean_options( array_merge( $parameters, options_among( $attributes ) ) ),
	);
}

/**
 * Attributes by their names, which are in small letters.
 *
 * @param string $text Attributes as HTML has them.
 */
function read_attributes( string $text ): array {
	$attributes = array();
	preg_match_all( '/' . ATTRIBUTE . '/', $text, $found, PREG_SET_ORDER );
	foreach ( $found as $each ) {
		$value                                   = $each['double'] ?? '';
		$value                                   = '' === $value ? ( $each['single'] ?? '' ) : $value;
		$value                                   = '' === $value ? ( $each['bare'] ?? '' ) : $value;
		$attributes[ strtolower( $each['name'] ) ] = html_entity_decode( $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
	return $attributes;
}

/** Options, without their "data-". The marks for optimisers are none: this plugin prints them itself. */
function options_among( array $attributes ): array {
	$options = array();
	foreach ( $attributes as $name => $text ) {
		if ( 0 === strpos( $name, 'data-' ) && ! isset( marks_for_optimisers()[ $name ] ) ) {
			// An option without a value is there: "data-debug".
			$options[ substr( $name, 5 ) ] = '' === $text ? 'yes' : $text;
		}
	}
	return $options;
}

const ATTRIBUTE = '(?<name>[^\s"\'<>\/=]+)(?:\s*=\s*(?:"(?<double>[^"]*)"|\'(?<single>[^\']*)\'|(?<bare>[^\s"\'<>=`]+)))?';

function tag_pattern(): string {
	$attribute = preg_replace( '/\?<\w+>/', '?:', ATTRIBUTE );
	return '/<script\b(?<attributes>(?:\s+' . $attribute . ')*)\s*>(?<content>.*?)<\/script\s*>/is';
}
