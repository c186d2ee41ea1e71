using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Common.Options;

/// <summary>How much of what a retired flag kept alive goes with it.</summary>
internal enum FixLevel
{
    /// <summary>Only the checks, and the code that can't be reached any more.</summary>
    Fold,

    /// <summary>Also locals, private members, constants, injected services and registrations that nothing else needs, and tests of the retired state.</summary>
    Cascade,

    /// <summary>Also public wrappers, at all their callers.</summary>
    Deep,
}

/// <summary>What a key that no flag file has means.</summary>
internal enum UnknownFlags
{
    /// <summary>What the flag file says of itself.</summary>
    Auto,

    /// <summary>A mistake.</summary>
    Closed,

    /// <summary>Nothing.</summary>
    Open,
}

internal static class FlagOptions
{
    public static readonly OptionKey<string> Retired = OptionKey.Text(
        "seaworthy.flags.retired",
        "flags with their values such as NewCheckout:on, OldMenu:off, Theme:\"dark\"",
        "Flags that are retired, with the value that each has for good.",
        RetiredFlags.IsValid);

    public static readonly OptionKey<string> RetiredSymbols = OptionKey.Text(
        "seaworthy.flags.retired_symbols",
        "symbols with their values such as FEATURE_CHECKOUT:on, OLD_MENU:off",
        "Symbols of `#if` that are retired: `on` where they are defined for good, `off` where they never are.",
        RetiredFlags.IsValidForSymbols);

    public static readonly OptionKey<FixLevel> FixLevel = OptionKey.Choice(
        "seaworthy.flags.fix_level",
        Options.FixLevel.Cascade,
        "How much goes with a retired flag: `fold` only removes the checks and what can't be reached any more, `cascade` also what only they used, `deep` also public wrappers, at all their callers.");

    public static readonly OptionKey<UnknownFlags> Unknown = OptionKey.Choice(
        "seaworthy.flags.unknown",
        UnknownFlags.Auto,
        "Whether a key that is in no flag file is a mistake: `auto` asks the `complete` of the file.");

    public static readonly OptionKey<bool> ConfigIsAuthoritative = OptionKey.Boolean(
        "seaworthy.flags.config_is_authoritative",
        false,
        "Whether a flag that has the same fixed value in every `appsettings*.json` that names it, the base file among them, counts as retired: for services that take their configuration from these files alone.");

    public static readonly OptionKey<string> ReadMethods = OptionKey.Text(
        "seaworthy.flags.read_methods",
        "methods such as Acme.IFeatures.IsOn | M:Acme.IFeatures.IsOff(System.String) key=0 when=false",
        "Methods of your own that read a flag, separated by `|`; `key` is the position of the key among the parameters, `when` the answer for a flag that is on.",
        static text => OptionEntry.AreValid(text, "M:", "key", "when"));

    public static readonly OptionKey<string> ReadAttributes = OptionKey.Text(
        "seaworthy.flags.read_attributes",
        "attributes such as Acme.RequireFeatureAttribute key=0",
        "Attributes of your own that gate what they stand on, separated by `|`.",
        static text => OptionEntry.AreValid(text, "T:", "key"));

    public static readonly OptionKey<string> ReadProperties = OptionKey.Text(
        "seaworthy.flags.read_properties",
        "properties such as Acme.CheckoutOptions.UseNew flag=new-checkout",
        "Properties of options that are flags, separated by `|`; without `flag`, the name of the property is the key.",
        static text => OptionEntry.AreValid(text, "P:", "flag"));

    public static readonly OptionKey<string> ConfigPrefixes = OptionKey.Text(
        "seaworthy.flags.config_prefixes",
        "prefixes such as FeatureManagement:, Features:",
        "Prefixes of configuration keys that are flags; without the option, `FeatureManagement:`.",
        OptionText.AreKeys);

    public static readonly OptionKey<string> EnvironmentPrefixes = OptionKey.Text(
        "seaworthy.flags.environment_prefixes",
        "prefixes such as FEATURE_",
        "Prefixes of environment variables that are flags; none without the option.",
        OptionText.AreKeys);

    public static readonly OptionKey<string> Exclude = OptionKey.Text(
        "seaworthy.flags.exclude",
        "keys such as legacy-*, ops.*",
        "Keys that no rule looks at; `*` stands for any letters.",
        OptionText.AreKeys);

    public static readonly OptionKey<ImmutableArray<string>> HolderTypes = OptionKey.Names(
        "seaworthy.flags.holder_types",
        "Types whose constants or members are keys of flags, such as `Acme.FeatureFlagKeys`.");

    public static readonly OptionKey<bool> AssumePureProperties = OptionKey.Boolean(
        "seaworthy.flags.assume_pure_properties",
        true,
        "Whether reading a property that only returns an expression of the same type counts as doing nothing.");

    public static readonly OptionKey<bool> AllowParameterKeys = OptionKey.Boolean(
        "seaworthy.flags.allow_parameter_keys",
        false,
        "Whether a key may come from a parameter without a finding of SEA4005.");

    public static readonly OptionKey<bool> IncludeTests = OptionKey.Boolean(
        "seaworthy.flags.include_tests",
        false,
        "Whether the rules about production code also look at test projects.");
}
