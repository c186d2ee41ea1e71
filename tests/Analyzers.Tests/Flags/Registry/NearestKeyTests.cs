using Seaworthy.Flags.Registry;

namespace Seaworthy.Tests.Flags.Registry;

/// <summary>Which flag was probably meant.</summary>
public sealed class NearestKeyTests
{
    private static readonly FlagRegistry Flags = Registries.Own(Registries.File(
        """
        "new-checkout": { "aliases": ["NewCheckout"] }, "dark-theme": {}, "old-menu-top": {}, "old-menu-tip": {}, "search-v1": {}, "abc": {}, "X": {}
        """));

    [Theory]
    [InlineData("new-chekout", "new-checkout", true)]
    [InlineData("new_checkout", "new-checkout", true)]
    [InlineData("NewChekout", "NewCheckout", true)]
    [InlineData("newCheckuot", "NewCheckout", true)]
    [InlineData("new-chckuot", "new-checkout", false)]
    [InlineData("dark.themes", "dark-theme", true)]
    [InlineData("drk-thme", "dark-theme", false)]
    [InlineData("old-menu-tap", "old-menu-tip", false)]
    [InlineData("abd", "abc", true)]
    [InlineData("search-v2", null, false)]
    [InlineData("search-v12", null, false)]
    [InlineData("Y", null, false)]
    [InlineData("", null, false)]
    [InlineData("new-basket", null, false)]
    public void Is(string key, string? expected, bool isSure) =>
        Assert.Equal((expected, isSure), Flags.Suggest(key) is { } found ? (found.Key, found.IsSure) : (null, false));

    [Theory]
    [InlineData("new-checkout:on, old-menu:off", true)]
    [InlineData("NewCheckout : TRUE , theme:\"dark, or light\"", true)]
    [InlineData("limit:25, rate:-0.5", true)]
    [InlineData("a:b:on", true)]
    [InlineData("", true)]
    [InlineData("a:on, a:on", true)]
    [InlineData("a:on, A:off", false)]
    [InlineData("new-checkout", false)]
    [InlineData("new-checkout=on", false)]
    [InlineData(":on", false)]
    [InlineData("a:onn", false)]
    [InlineData("a:on,", false)]
    [InlineData("a:\"dark", false)]
    public void The_option_is_in_order(string text, bool expected)
    {
        Assert.Equal(expected, RetiredFlags.IsValid(text));
        Assert.Equal(expected, Seaworthy.Common.Options.FlagOptions.Retired.Accepts(text));
    }

    [Fact]
    public void Good_items_of_the_option_count_beside_bad_ones() =>
        Assert.Equal(["a", "c"], RetiredFlags.Read("a:on, b:onn, c:off", StringComparer.Ordinal).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("legacy-*, ops.*", "Legacy-menu", true)]
    [InlineData("legacy-*, ops.*", "new-legacy-menu", false)]
    [InlineData("*-menu-*", "old-menu-top", true)]
    [InlineData("*", "any", true)]
    [InlineData("old-menu", "old-menu", true)]
    [InlineData("old-menu", "old-menu-top", false)]
    [InlineData("", "any", false)]
    public void Keys_are_excluded(string patterns, string key, bool expected) =>
        Assert.Equal(expected, ExcludedKeys.Contain(key, new FixedOptions(("seaworthy.flags.exclude", patterns)).GlobalOptions));
}
