<?php
/**
 * The form that the page of a site and that of a network share: its fields, and what is made of what comes back.
 *
 * @package MessengerTag
 */

namespace MessengerTag;

defined( 'ABSPATH' ) || exit;

/**
 * Options with a field of their own, in the order of the form. All others have the field "more". Of `choices` the first
 * is the option left out; an option's other good values stay possible by "more".
 */
function named_fields(): array {
	return array(
		'deployment-id' => array(
			'label' => __( 'Deployment', 'messenger-tag' ),
			'help'  => __( 'Only where the companion serves several: the id of the Messenger deployment for this site.', 'messenger-tag' ),
		),
		'color'         => array(
			'label' => __( 'Colour', 'messenger-tag' ),
			'help'  => __( 'Of the button, as in CSS: #0165a7', 'messenger-tag' ),
		),
		'position'      => array(
			'label'   => __( 'Side of the window', 'messenger-tag' ),
			'choices' => array(
				''      => __( 'Where a line of text ends', 'messenger-tag' ),
				'start' => __( 'Where a line of text begins', 'messenger-tag' ),
				'left'  => __( 'Left', 'messenger-tag' ),
				'right' => __( 'Right', 'messenger-tag' ),
			),
		),
		'load'          => array(
			'label'   => __( 'Messenger is fetched', 'messenger-tag' ),
			'choices' => array(
				''        => __( 'When a visitor wants the chat (quickest page)', 'messenger-tag' ),
				'visible' => __( 'When the button is seen', 'messenger-tag' ),
				'idle'    => __( 'When the page has nothing else to do', 'messenger-tag' ),
				'now'     => __( 'At once', 'messenger-tag' ),
				'manual'  => __( 'Only by script', 'messenger-tag' ),
			),
		),
		'consent'       => array(
			'label'   => __( 'Consent', 'messenger-tag' ),
			'choices' => array(
				''         => has_wp_consent_api()
					? __( 'What the consent banner says (WP Consent API)', 'messenger-tag' )
					: __( 'No waiting', 'messenger-tag' ),
				'granted'  => __( 'No waiting, whatever a banner says', 'messenger-tag' ),
				'required' => __( 'The visitor who opens the chat is asked', 'messenger-tag' ),
				'tcf'      => __( 'What an IAB TCF platform says', 'messenger-tag' ),
				'gcm'      => __( 'What Google Consent Mode says', 'messenger-tag' ),
			),
		),
		'show-on'       => array(
			'label' => __( 'Only on these pages', 'messenger-tag' ),
			'help'  => __( 'Paths with commas between them; * is any text: /shop/*, /help', 'messenger-tag' ),
		),
		'hide-on'       => array(
			'label' => __( 'Not on these pages', 'messenger-tag' ),
			'help'  => __( 'For instance /checkout/*', 'messenger-tag' ),
		),
	);
}

/**
 * Settings from what a form sent. What it must not change, and what it cannot be, stays as it was before, and is said.
 *
 * @param array $input  As it was sent, without slashes.
 * @param array $before The settings until now.
 */
function settings_from_form( array $input, array $before ): array {
	$category = text_of( $input, 'consent_category' );
	$pasted   = trim( text_of( $input, 'tag' ) );
	$wanted   = '' === $pasted ? settings_from_fields( $input, $before ) : settings_from_paste( $pasted );
	if ( null === $wanted ) {
		complain( 'no-tag', __( 'What you pasted is not a tag of Messenger, or there is more in it than the tag. Nothing was changed. Copy it from the tag builder again: it begins with <script and ends with </script>.', 'messenger-tag' ) );
		$wanted = $before;
	}
	$wanted['consent_category'] = in_array( $category, CONSENT_CATEGORIES, true ) ? $category : '';
	$wanted['off']              = ! empty( $input['off'] );
	return may_set_loader() ? $wanted : without_scripts( $wanted, $before );
}

function settings_from_paste( string $text ): ?array {
	$tag = read_tag( $text );
	if ( null !== $tag ) {
		return $tag;
	}
	$loader = loader_from_address( $text );
	return '' === $loader || preg_match( '/\s/', $text ) ? null : array(
		'loader'    => $loader,
		'integrity' => '',
		'options'   => array(),
	);
}

function settings_from_fields( array $input, array $before ): array {
	$typed  = text_of( $input, 'companion' );
	$loader = loader_from_address( $typed );
	if ( '' === $loader && '' !== trim( $typed ) ) {
		/* translators: %s: what somebody typed. */
		complain( 'no-address', sprintf( __( '“%s” is no address of a companion. It begins with https://, as in https://chat.example.com.', 'messenger-tag' ), $typed ) );
		$loader = $before['loader'];
	}
	$more    = read_attributes( text_of( $input, 'more' ) );
	$options = array();
	foreach ( $more as $name => $text ) {
		$options[ preg_replace( '/^data-/', '', $name ) ] = $text;
	}
	$named = isset( $input['option'] ) && is_array( $input['option'] ) ? $input['option'] : array();
	return array(
		'loader'    => $loader,
		'integrity' => $loader === $before['loader'] ? $before['integrity'] : '',
		'options'   => clean_options( array_merge( $options, array_intersect_key( $named, named_fields() ) ) ),
	);
}

/** For who may not write scripts into the site's pages: the address of a script stays what it was. */
function without_scripts( array $wanted, array $before ): array {
	$guarded = array_flip( OPTIONS_THAT_LEAD_TO_SCRIPTS );
	$kept    = array_intersect_key( $before['options'], $guarded );
	$asked   = array_intersect_key( $wanted['options'], $guarded );
	if ( $wanted['loader'] !== $before['loader'] || $kept !== $asked ) {
		complain( 'may-not', __( 'You may not say where the chat’s script comes from: that needs the right to write any HTML. The address stays as it is; everything else is saved.', 'messenger-tag' ) );
	}
	$wanted['loader']    = $before['loader'];
	$wanted['integrity'] = $before['integrity'];
	$wanted['options']   = $kept + array_diff_key( $wanted['options'], $guarded );
	return $wanted;
}

/** WordPress prints these words as HTML, and what somebody typed may be among them. */
function complain( string $code, string $words ): void {
	add_settings_error( OPTION, $code, esc_html( $words ) );
}

/**
 * Prints the fields.
 *
 * @param array      $settings  What this page has set.
 * @param array|null $inherited What the network says where this site says nothing.
 */
function print_fields( array $settings, ?array $inherited = null ): void {
	$fresh = '' === $settings['loader'] && '' === ( $inherited['loader'] ?? '' ) && null === fixed_loader();
	?>
	<table class="form-table" role="presentation">
		<?php
		if ( may_set_loader() ) {
			print_paste_field( $fresh );
		}
		print_companion_field( $settings, $inherited );
		foreach ( named_fields() as $name => $field ) {
			print_named_field( $name, $field, $settings, $inherited['options'][ $name ] ?? '' );
		}
		if ( has_wp_consent_api() ) {
			print_category_field( $settings );
		}
		print_more_field( $settings );
		if ( null !== $inherited ) {
			print_off_field( $settings );
		}
		?>
	</table>
	<?php
}

function print_paste_field( bool $fresh ): void {
	?>
	<tr>
		<th scope="row"><label for="messenger-tag-paste"><?php esc_html_e( 'Paste the tag', 'messenger-tag' ); ?></label></th>
		<td>
			<textarea id="messenger-tag-paste" name="<?php echo esc_attr( OPTION ); ?>[tag]" rows="3" dir="ltr"
				class="large-text code" spellcheck="false" autocomplete="off" aria-describedby="messenger-tag-paste-help"
				placeholder="&lt;script async src=&quot;https://chat.example.com/loader.js&quot;&gt;&lt;/script&gt;"
				<?php echo $fresh ? 'autofocus' : ''; ?>></textarea>
			<p class="description" id="messenger-tag-paste-help">
				<?php
				echo esc_html(
					$fresh
						? __( 'From the tag builder, on your companion’s own address under /builder. Then save. Everything below is filled in from it.', 'messenger-tag' )
						: __( 'A new tag from the tag builder takes the place of everything below.', 'messenger-tag' )
				);
				?>
			</p>
		</td>
	</tr>
	<?php
}

function print_companion_field( array $settings, ?array $inherited ): void {
	$companion = '' === $settings['loader'] ? '' : shown_address( $settings );
	$fallback  = fixed_loader() ?? ( $inherited['loader'] ?? '' );
	?>
	<tr>
		<th scope="row"><label for="messenger-tag-companion"><?php esc_html_e( 'Companion', 'messenger-tag' ); ?></label></th>
		<td>
			<input id="messenger-tag-companion" name="<?php echo esc_attr( OPTION ); ?>[companion]" type="url" dir="ltr"
				class="regular-text code" value="<?php echo esc_attr( $companion ); ?>" aria-describedby="messenger-tag-companion-help"
				placeholder="<?php echo esc_attr( '' === $fallback ? 'https://chat.example.com' : companion_of( $fallback ) ); ?>"
				<?php wp_readonly( ! may_set_loader() ); ?>>
			<p class="description" id="messenger-tag-companion-help">
				<?php
				if ( null !== fixed_loader() ) {
					esc_html_e( 'Set in wp-config.php, by MESSENGER_TAG_COMPANION.', 'messenger-tag' );
				} elseif ( ! may_set_loader() ) {
					esc_html_e( 'The chat’s script comes from this address. To change it needs the right to write any HTML, which WordPress has taken from your account.', 'messenger-tag' );
				} elseif ( '' !== $fallback ) {
					esc_html_e( 'Left empty, it is the one that the network has for all its sites.', 'messenger-tag' );
				} else {
					esc_html_e( 'The address of the server that belongs to the chat. Whoever runs it has told you.', 'messenger-tag' );
				}
				?>
			</p>
		</td>
	</tr>
	<?php
}

/** A pinned tag names its file; any other is known by its companion. */
function shown_address( array $settings ): string {
	return '' === $settings['integrity'] ? companion_of( $settings['loader'] ) : $settings['loader'];
}

function print_named_field( string $name, array $field, array $settings, string $inherited ): void {
	$value = $settings['options'][ $name ] ?? '';
	$id    = "messenger-tag-$name";
	?>
	<tr>
		<th scope="row"><label for="<?php echo esc_attr( $id ); ?>"><?php echo esc_html( $field['label'] ); ?></label></th>
		<td>
			<?php if ( isset( $field['choices'] ) ) : ?>
				<select id="<?php echo esc_attr( $id ); ?>" name="<?php echo esc_attr( OPTION . "[option][$name]" ); ?>">
					<?php foreach ( with_own_value( $field['choices'], $value ) as $choice => $words ) : ?>
						<option value="<?php echo esc_attr( $choice ); ?>"<?php selected( $value, (string) $choice ); ?>><?php echo esc_html( $words ); ?></option>
					<?php endforeach; ?>
				</select>
			<?php else : ?>
				<input id="<?php echo esc_attr( $id ); ?>" name="<?php echo esc_attr( OPTION . "[option][$name]" ); ?>" type="text" dir="ltr"
					class="regular-text code" value="<?php echo esc_attr( $value ); ?>" placeholder="<?php echo esc_attr( $inherited ); ?>"
					<?php echo isset( $field['help'] ) ? 'aria-describedby="' . esc_attr( "$id-help" ) . '"' : ''; ?>>
			<?php endif; ?>
			<?php if ( isset( $field['help'] ) ) : ?>
				<p class="description" id="<?php echo esc_attr( "$id-help" ); ?>"><?php echo esc_html( $field['help'] ); ?></p>
			<?php endif; ?>
		</td>
	</tr>
	<?php
}

/** A pasted tag may have a value that the list lacks, such as delay:3000: to save the form must not lose it. */
function with_own_value( array $choices, string $value ): array {
	return isset( $choices[ $value ] ) ? $choices : $choices + array( $value => $value );
}

function print_category_field( array $settings ): void {
	$names = array(
		'functional'  => __( 'Functional', 'messenger-tag' ),
		'preferences' => __( 'Preferences', 'messenger-tag' ),
		'statistics'  => __( 'Statistics', 'messenger-tag' ),
		'marketing'   => __( 'Marketing', 'messenger-tag' ),
	);
	$value = '' === $settings['consent_category'] ? DEFAULT_CONSENT_CATEGORY : $settings['consent_category'];
	?>
	<tr>
		<th scope="row"><label for="messenger-tag-category"><?php esc_html_e( 'The banner’s category for the chat', 'messenger-tag' ); ?></label></th>
		<td>
			<select id="messenger-tag-category" name="<?php echo esc_attr( OPTION ); ?>[consent_category]">
				<?php foreach ( CONSENT_CATEGORIES as $category ) : ?>
					<option value="<?php echo esc_attr( $category ); ?>"<?php selected( $value, $category ); ?>><?php echo esc_html( $names[ $category ] ); ?></option>
				<?php endforeach; ?>
			</select>
		</td>
	</tr>
	<?php
}

function print_more_field( array $settings ): void {
	$lines = array();
	foreach ( array_diff_key( $settings['options'], named_fields() ) as $name => $text ) {
		$lines[] = sprintf( 'data-%s="%s"', $name, str_replace( array( '&', '"' ), array( '&amp;', '&quot;' ), $text ) );
	}
	?>
	<tr>
		<th scope="row"><label for="messenger-tag-more"><?php esc_html_e( 'More options', 'messenger-tag' ); ?></label></th>
		<td>
			<textarea id="messenger-tag-more" name="<?php echo esc_attr( OPTION ); ?>[more]" rows="<?php echo esc_attr( max( 2, count( $lines ) + 1 ) ); ?>" dir="ltr"
				class="large-text code" spellcheck="false" autocomplete="off" aria-describedby="messenger-tag-more-help"><?php echo esc_textarea( implode( "\n", $lines ) ); ?></textarea>
			<p class="description" id="messenger-tag-more-help"><?php esc_html_e( 'As in the tag, one to a line: data-label="Ask us"', 'messenger-tag' ); ?></p>
		</td>
	</tr>
	<?php
}

function print_off_field( array $settings ): void {
	?>
	<tr>
		<th scope="row"><?php esc_html_e( 'This site', 'messenger-tag' ); ?></th>
		<td>
			<label><input name="<?php echo esc_attr( OPTION ); ?>[off]" type="checkbox" value="1"<?php checked( $settings['off'] ); ?>>
			<?php esc_html_e( 'has no chat, whatever the network says', 'messenger-tag' ); ?></label>
		</td>
	</tr>
	<?php
}
