namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>What becomes of members when the reads in them are decided, constants are followed, and what lost its last use is gone.</summary>
public class CascadeTests
{
    [Theory]
    [InlineData(true, "return \"new\";")]
    [InlineData(false, "return \"old\";")]
    public async Task A_field_set_in_a_method_of_its_own(bool on, string rest) => Assert.Equal(
        $$"""
        using System.Threading.Tasks;
        public class Menu()
        {
            private async Task InitAsync() { await Task.Yield(); }
            public async Task<string> Run() { await InitAsync(); {{rest}} }
        }
        """,
        await ConstantTest.RemoveAsync(
            """
            using System.Threading.Tasks;
            public class Menu(IFlagSource source)
            {
                private bool _isOn;
                private async Task InitAsync() { await Task.Yield(); _isOn = await source.IsEnabledAsync("X"); }
                public async Task<string> Run() { await InitAsync(); if (this._isOn) { return "new"; } return "old"; }
            }
            """,
            on));

    [Theory]
    [InlineData(true, "v * 2")]
    [InlineData(false, "v + 1")]
    public async Task A_parameter_and_its_arguments(bool on, string body) => Assert.Equal(
        $$"""
        public class Menu()
        {
            public int Run(int n) { return Calc(n) + Calc(n + 1); }
            private int Calc(int v) => {{body}};
        }
        """,
        await ConstantTest.RemoveAsync(
            """
            public class Menu(IFlags flags)
            {
                public int Run(int n) { var on = flags.IsEnabled("X"); return Calc(n, on) + Calc(n + 1, on); }
                private int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;
            }
            """,
            on));

    [Theory]
    [InlineData(true, "\"new\"")]
    [InlineData(false, "\"old\"")]
    public async Task An_awaited_wrapper(bool on, string value) => Assert.Equal(
        $$"""
        using System.Threading.Tasks;
        public class Menu()
        {
            public async Task<string> Run() { await Task.Yield(); return {{value}}; }
        }
        """,
        await ConstantTest.RemoveAsync(
            """
            using System.Threading.Tasks;
            public class Menu(IFlagSource source)
            {
                private Task<bool> UseNewAsync() => source.IsEnabledAsync("X");
                public async Task<string> Run() { await Task.Yield(); if (await UseNewAsync()) return "new"; return "old"; }
            }
            """,
            on));

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task A_public_wrapper_keeps_its_callers(bool on, string value) => Assert.Equal(
        $$"""
        public class Menu()
        {
            public bool UseNew => {{value}};
            public int Run() => UseNew ? 1 : 2;
        }
        """,
        await ConstantTest.RemoveAsync(
            """
            public class Menu(IFlags flags)
            {
                public bool UseNew => flags.IsEnabled("X");
                public int Run() => UseNew ? 1 : 2;
            }
            """,
            on));

    [Fact]
    public async Task Holders_that_are_asked_later_keep_their_functions() => Assert.Equal(
        """
        using System;
        public class Menu
        {
            private readonly Lazy<bool> _lazy; private readonly Func<bool> _f;
            public Menu() { _lazy = new Lazy<bool>(() => true); _f = () => true; }
            public bool Run() => _lazy.Value && _f();
        }
        """,
        await ConstantTest.RemoveAsync(
            """
            using System;
            public class Menu
            {
                private readonly Lazy<bool> _lazy; private readonly Func<bool> _f;
                public Menu(IFlags flags) { _lazy = new Lazy<bool>(() => flags.IsEnabled("X")); _f = () => flags.IsEnabled("X"); }
                public bool Run() => _lazy.Value && _f();
            }
            """));

    [Theory]
    [InlineData(
        "public class Menu { private readonly string _s; public Menu(IFlags f, string s) { _s = s ?? throw new System.ArgumentNullException(nameof(s)); On = f.IsEnabled(\"X\"); } private bool On { get; } public string Run() => On ? \"\" : _s; }",
        "public class Menu { private readonly string _s; public Menu(string s) { _s = s ?? throw new System.ArgumentNullException(nameof(s)); } public string Run() => \"\"; }")]
    [InlineData(
        "public class Menu(IFlags f, string s) { private readonly string _s = s; public string Run() => f.IsEnabled(\"X\") ? \"\" : _s; }",
        "public class Menu(string s) { private readonly string _s = s; public string Run() => \"\"; }")]
    [InlineData(
        "public class Menu(IFlags f, string s) { private readonly string _s = s; public string Run() => f.IsEnabled(\"X\") ? \"\" : _s; public static Menu Open(IFlags f) => new(f, \"a\"); }",
        "public class Menu() { public string Run() => \"\"; public static Menu Open(IFlags f) => new(); }")]
    [InlineData(
        "internal static class Ext { public static bool UseNew(this IFlags f) => f.IsEnabled(\"X\"); public static int Two(this int n) => 2 * n; } public class Menu(IFlags f) { public int Run() => f.UseNew() ? 1.Two() : 2; }",
        "internal static class Ext { public static int Two(this int n) => 2 * n; } public class Menu() { public int Run() => 1.Two(); }")]
    public async Task What_callers_outside_pass_is_still_checked_and_read(string code, string expected) => Assert.Equal(expected, await ConstantTest.RemoveAsync(code));
}
