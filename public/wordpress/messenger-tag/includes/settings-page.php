<?php
/**
 * Settings › Messenger Tag.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

const PAGE          = 'messenger-tag';
const JUST_ACTIVATED = 'messenger_tag_just_activated';

add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_init', __NAMESPACE__ . '\register' );
add_action( 'admin_init', __NAMESPACE__ . '\lead_to_page' );
add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), __NAMESPACE__ . '\add_link' );
register_activation_hook( PLUGIN_FILE, __NAMESPACE__ . '\remember_activation' );

function add_page(): void {
	$title = __( 'Messenger Tag', 'messenger-tag' );
	$hook  = add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\print_page' );
	if ( $hook ) {
		add_action( "admin_print_styles-$hook", __NAMESPACE__ . '\enqueue_page_files' );
	}
}

function register(): void {
	register_setting(
		OPTION,
		OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
			'show_in_rest'      => false,
		)
	);
}

/**
 * From the form, or from code that calls update_option. WordPress calls this twice where the option is new: what it gets
 * the second time has been through the form already.
 *
 * @param mixed $value What is to be stored.
 */
function sanitize_settings( $value ): array {
	if ( ! is_array( $value ) || isset( $value['loader'] ) ) {
		return clean( $value );
	}
	return settings_from_form( $value, settings_of_site() );
}

function print_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap messenger-tag">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<?php print_state( settings_in_effect() ); ?>
		<form action="options.php" method="post">
			<?php
			settings_fields( OPTION );
			print_fields( settings_of_site(), is_multisite() ? settings_of_network() : null );
			submit_button();
			?>
		</form>
		<?php print_notes(); ?>
	</div>
	<?php
}

/** Filled in by assets/settings-page.js: the browser of whoever looks asks, since it stands where visitors stand. */
function print_state( array $settings ): void {
	if ( '' === $settings['loader'] ) {
		return;
	}
	?>
	<section class="messenger-tag-state" aria-labelledby="messenger-tag-state-title"
		data-companion="<?php echo esc_url( companion_of( $settings['loader'] ) ); ?>"
		data-home="<?php echo esc_url( home_url( '/' ) ); ?>"
		data-tag-id="<?php echo esc_attr( TAG_ID ); ?>"
		data-token-endpoint="<?php echo esc_attr( $settings['options']['token-endpoint'] ?? '' ); ?>"
		data-off="<?php echo esc_attr( $settings['off'] ? 'yes' : '' ); ?>">
		<h2 id="messenger-tag-state-title"><?php esc_html_e( 'Does it work?', 'messenger-tag' ); ?></h2>
		<ol class="messenger-tag-checks" aria-live="polite"></ol>
		<p>
			<button type="button" class="button messenger-tag-again"><?php esc_html_e( 'Look again', 'messenger-tag' ); ?></button>
			<a href="<?php echo esc_url( home_url( '/' ) ); ?>"><?php esc_html_e( 'See it on your site', 'messenger-tag' ); ?></a>
		</p>
		<noscript><p><?php esc_html_e( 'With JavaScript this page asks the companion whether it answers your site.', 'messenger-tag' ); ?></p></noscript>
	</section>
	<?php
}

function print_notes(): void {
	?>
	<h2><?php esc_html_e( 'Good to know', 'messenger-tag' ); ?></h2>
	<ul class="messenger-tag-notes">
		<li><?php esc_html_e( 'A tag that is pasted into a post, a page or a widget works for who may write any HTML only. From all others WordPress takes the script away when they save. This page does not have that limit for the rest of your team: once it is set, the chat is on every page.', 'messenger-tag' ); ?></li>
		<li><?php esc_html_e( 'If you had pasted the tag into the theme before, take it out there: of two tags the first one serves.', 'messenger-tag' ); ?></li>
		<li><?php esc_html_e( 'WP Rocket, Autoptimize, LiteSpeed Cache, Speed Optimizer, W3 Total Cache, WP-Optimize, Perfmatters and Cloudflare’s Rocket Loader are told to leave the tag as it is. Empty your cache after you have changed something here.', 'messenger-tag' ); ?></li>
	</ul>
	<?php
}

function enqueue_page_files(): void {
	wp_enqueue_style( PAGE, plugins_url( 'assets/settings-page.css', PLUGIN_FILE ), array(), VERSION );
	wp_enqueue_script( PAGE, plugins_url( 'assets/settings-page.js', PLUGIN_FILE ), array( 'wp-i18n' ), VERSION, true );
	wp_set_script_translations( PAGE, 'messenger-tag', dirname( PLUGIN_FILE ) . '/languages' );
}

function page_address(): string {
	return admin_url( 'options-general.php?page=' . PAGE );
}

function add_link( array $links ): array {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( page_address() ), esc_html__( 'Settings', 'messenger-tag' ) );
	return array_merge( array( $link ), $links );
}

/** @param bool $network Whether it was switched on for a whole network. */
function remember_activation( $network = false ): void {
	if ( ! $network ) {
		set_transient( JUST_ACTIVATED, get_current_user_id(), MINUTE_IN_SECONDS );
	}
}

/** Who has just switched the plugin on, by itself, is led to the one thing that is left to do. */
function lead_to_page(): void {
	$who = (int) get_transient( JUST_ACTIVATED );
	if ( 0 === $who || get_current_user_id() !== $who || wp_doing_ajax() ) {
		return;
	}
	delete_transient( JUST_ACTIVATED );
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Nothing is done by it but to stay where one is.
	$several = isset( $_GET['activate-multi'] );
	if ( ! $several && '' === settings_in_effect()['loader'] && current_user_can( 'manage_options' ) ) {
		wp_safe_redirect( page_address() );
		exit;
	}
}
