using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Constants that the last read has left behind.</summary>
public sealed class UnreadFlagConstantTests
{
    private readonly RuleTest<FlagConstantAnalyzer, EmptyCodeFixProvider> _rule =
        new RuleTest<FlagConstantAnalyzer, EmptyCodeFixProvider>(UnreadFlagConstant.Rule, References.Net10).WithFile("featureflags.json", """
            { "version": 1, "flags": { "new-checkout": { "state": "on", "aliases": ["NewCheckout"] }, "dark-mode": {} } }
            """);

    [Theory]
    [InlineData("internal static class Keys { public const string [|NewCheckout|] = \"new-checkout\"; public const string DarkMode = \"dark-mode\"; public const string Currency = \"EUR\"; }")]
    [InlineData("internal static class Keys { private const string [|Old|] = \"new-checkout\"; public const string DarkMode = \"dark-mode\"; }")]
    [InlineData("internal enum Flag { Menu, [|NewCheckout|] } internal static class Keys { public const string DarkMode = \"dark-mode\"; }")]
    public Task Nothing_names_it(string code) => _rule.Reports(code + Reader);

    [Theory]
    [InlineData("public static class Keys { public const string NewCheckout = \"new-checkout\"; public const string DarkMode = \"dark-mode\"; }")]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Tests\")] internal static class Keys { public const string NewCheckout = \"new-checkout\"; public const string DarkMode = \"dark-mode\"; }")]
    [InlineData("[Generated] internal static class Keys { public const string NewCheckout = \"new-checkout\"; public const string DarkMode = \"dark-mode\"; } internal sealed class GeneratedAttribute : System.Attribute;")]
    [InlineData("internal static class Keys { public const string NewCheckout = \"new-checkout\"; public const string DarkMode = \"dark-mode\"; public static object All => typeof(Keys).GetFields(); }")]
    [InlineData("internal enum Flag { Menu, NewCheckout } internal static class Keys { public const string DarkMode = \"dark-mode\"; public static object All => System.Enum.GetValues<Flag>(); }")]
    [InlineData("internal static class Keys { public const string NewCheckout = \"new-checkout\"; public const string DarkMode = \"dark-mode\"; [System.Obsolete(NewCheckout)] public static void Old() { } }")]
    [InlineData("internal static class Keys { public const string NewCheckout = \"new-checkout\"; public const string DarkMode = \"dark-mode\";\n#if LEGACY\n public static string Old => NewCheckout;\n#endif\n }")]
    public Task Something_may_name_it(string code) => _rule.IsSilent("#pragma warning disable CS1591\n" + code + Reader);

    [Fact]
    public Task An_option_names_types_of_constants() => _rule.With("seaworthy.flags.holder_types = Acme.Keys").Reports("""
        namespace Acme { internal static class Keys { public const string [|Other|] = "other"; } }
        """);

    private const string Reader = " internal static class Shop { public static string Key => Keys.DarkMode; }";
}
