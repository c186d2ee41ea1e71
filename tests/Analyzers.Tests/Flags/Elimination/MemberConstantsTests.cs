using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Flags.Elimination;

public class MemberConstantsTests
{
    [Theory]
    [InlineData("private bool UseNew => flags.IsEnabled(\"X\"); public int Run() => UseNew ? 1 : 2;", "UseNew=True")]
    [InlineData("private bool UseNew { get { return flags.IsEnabled(\"X\"); } } public int Run() => UseNew ? 1 : 2;", "UseNew=True")]
    [InlineData("private bool UseOld() => !flags.IsEnabled(\"X\"); public int Run() => UseOld() ? 1 : 2;", "UseOld=False")]
    [InlineData("internal bool UseNew() { var on = flags.IsEnabled(\"X\"); return on; } public int Run() => UseNew() ? 1 : 2;", "UseNew=True")]
    [InlineData("private Task<bool> UseNew() => source.IsEnabledAsync(\"X\"); public async Task<int> Run() => await UseNew() ? 1 : 2;", "UseNew=True")]
    [InlineData("private async Task<bool> UseNew() => await source.IsEnabledAsync(\"X\"); private async Task<bool> UseOld() => !await UseNew().ConfigureAwait(false); public async Task<int> Run() => await UseOld() ? 1 : 2;", "UseNew=True, UseOld=False")]
    [InlineData("public int Run() { return UseNew() ? 1 : 2; bool UseNew() => flags.IsEnabled(\"X\"); }", "UseNew=True")]
    public async Task A_member_that_only_returns_the_flag_is_its_value(string members, string expected) => Assert.Equal(expected, await ConstantTest.FindAsync(Class(members)));

    [Theory]
    [InlineData("public bool UseNew => flags.IsEnabled(\"X\"); public int Run() => UseNew ? 1 : 2;")]
    [InlineData("protected bool UseNew => flags.IsEnabled(\"X\"); public int Run() => UseNew ? 1 : 2;")]
    [InlineData("internal virtual bool UseNew => flags.IsEnabled(\"X\"); public int Run() => UseNew ? 1 : 2;")]
    [InlineData("private bool UseNew() { Console.WriteLine(); return flags.IsEnabled(\"X\"); } public int Run() => UseNew() ? 1 : 2;")]
    [InlineData("private bool UseNew() => flags.IsEnabled(\"X\") && Console.CapsLock; public int Run() => UseNew() ? 1 : 2;")]
    [InlineData("private bool Load() { Console.WriteLine(); return true; } private bool UseOld() => Load() && !flags.IsEnabled(\"X\"); public int Run() => UseOld() ? 1 : 2;")]
    [InlineData("private Func<bool> UseNew => () => flags.IsEnabled(\"X\"); public int Run() => UseNew() ? 1 : 2;")]
    [InlineData("private Task<bool> UseNew => source.IsEnabledAsync(\"X\"); public async Task<int> Run() => await UseNew ? 1 : 2;")]
    public async Task A_member_that_others_call_or_that_does_more_is_not(string members) => Assert.Equal("", await ConstantTest.FindAsync(Class(members)));

    [Fact]
    public async Task Deep_follows_what_is_public() => Assert.Equal("UseNew=True", await ConstantTest.FindAsync(Class("public bool UseNew => flags.IsEnabled(\"X\"); public int Run() => UseNew ? 1 : 2;"), level: FixLevel.Deep));

    [Fact]
    public async Task Fold_follows_nothing() => Assert.Equal("", await ConstantTest.FindAsync(Class("private bool UseNew => flags.IsEnabled(\"X\"); public int Run() => UseNew ? 1 : 2;"), level: FixLevel.Fold));

    [Theory]
    [InlineData("private readonly bool _on = flags.IsEnabled(\"X\"); public int Run() => _on ? 1 : 2;", "_on=True")]
    [InlineData("private readonly bool _on = !flags.IsEnabled(\"X\"); public int Run() => this._on ? 1 : 2;", "_on=False")]
    [InlineData("private bool _on; async Task InitAsync() { _on = await source.IsEnabledAsync(\"X\"); } public int Run() => _on ? 1 : 2;", "_on=True")]
    [InlineData("private bool _on; void Fetch() { _on = flags.IsEnabled(\"X\"); } public int Run() { Fetch(); return _on ? 1 : 2; }", "_on=True")]
    [InlineData("private bool IsOn { get; } = flags.IsEnabled(\"X\"); public int Run() => IsOn ? 1 : 2;", "IsOn=True")]
    [InlineData("private bool _on; private bool _old; void Init() { _on = flags.IsEnabled(\"X\"); _old = !_on; } public int Run() => _old ? 1 : 2;", "_old=False, _on=True")]
    public async Task A_field_that_is_given_nothing_else_is_the_value(string members, string expected) => Assert.Equal(expected, await ConstantTest.FindAsync(Class(members)));

    [Theory]
    [InlineData("private bool _on; void Fetch() { _on = flags.IsEnabled(\"X\"); } public int Run() => _on ? 1 : 2;")]
    [InlineData("private bool _on; void Init() { _on = flags.IsEnabled(\"X\"); } public int Run() { var n = _on ? 1 : 2; Init(); return n; }")]
    [InlineData("private bool _on; void Init(bool a) { if (a) _on = flags.IsEnabled(\"X\"); } public int Run() => _on ? 1 : 2;")]
    [InlineData("private bool _on; void Init() { _on = flags.IsEnabled(\"X\"); } void Toggle() { _on = !_on; } public int Run() => _on ? 1 : 2;")]
    [InlineData("private bool _on; void Init() { _on = flags.IsEnabled(\"X\"); Set(ref _on); } void Set(ref bool on) => on = false; public int Run() => _on ? 1 : 2;")]
    [InlineData("public bool On = flags.IsEnabled(\"X\"); public int Run() => On ? 1 : 2;")]
    [InlineData("[NonReadable] private bool _on = flags.IsEnabled(\"X\"); public int Run() => _on ? 1 : 2; class NonReadableAttribute : Attribute { }")]
    [InlineData("private bool? _on = flags.IsEnabled(\"X\"); public int Run() => _on == true ? 1 : 2;")]
    public async Task A_field_that_may_have_another_value_is_not(string members) => Assert.Equal("", await ConstantTest.FindAsync(Class(members)));

    [Theory]
    [InlineData("private bool _on; void Init(bool a) { if (a) _on = flags.IsEnabled(\"X\"); } public int Run() => _on ? 1 : 2;")]
    [InlineData("private bool _on = false; void Fetch() { _on = flags.IsEnabled(\"X\"); } public int Run() => _on ? 1 : 2;")]
    public async Task What_a_field_is_before_it_is_written_may_be_the_value(string members) => Assert.Equal("_on=False", await ConstantTest.FindAsync(Class(members), value: false));

    [Theory]
    [InlineData("public int Run(int n) { var on = flags.IsEnabled(\"X\"); return Calc(n, on) + Calc(n + 1, on); } private int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;", "useNew=True")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); private int Calc(int v, bool useNew) => v == 0 ? 0 : useNew ? Calc(v - 1, useNew) : v + 1;", "useNew=True")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")) + Calc(n); private int Calc(int v, bool useNew = true) => useNew ? v * 2 : v + 1;", "useNew=True")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")) + Calc(n, false); private int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); public int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) { Func<int, bool, int> f = Calc; return Calc(n, flags.IsEnabled(\"X\")); } private int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); private int Calc(int v, bool useNew) { useNew |= v > 3; return useNew ? v * 2 : v + 1; }", "")]
    [InlineData("private const bool Yes = true; public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")) + Calc(n, Yes); private int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;", "useNew=True")]
    [InlineData("public int Run(int n) { return Calc(n, flags.IsEnabled(\"X\")); int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1; }", "useNew=True")]
    [InlineData("public int Run(int n) => Calc(n, true); public bool UseNew => flags.IsEnabled(\"X\"); private int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); private int Calc(int v, params bool[] useNew) => useNew[0] ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); private int Calc(int v, in bool useNew) => useNew ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); private int Calc(int v, bool? useNew) => useNew == true ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); private int Calc(int v, object useNew) => useNew is true ? v * 2 : v + 1;", "")]
    [InlineData("public int Run(int n) => Calc(n, flags.IsEnabled(\"X\")); internal int Calc(int v, bool useNew) => useNew ? v * 2 : v + 1;", "")]
    public async Task A_parameter_is_the_value_where_all_calls_pass_it(string members, string expected) => Assert.Equal(expected, await ConstantTest.FindAsync(Class(members)));

    [Fact]
    public async Task Constructors_write_before_anyone_reads() => Assert.Equal("_on=True", await ConstantTest.FindAsync(
        "using System; public class Menu { private readonly bool _on; public Menu(IFlags flags) { _on = flags.IsEnabled(\"X\"); } public int Run() => _on ? 1 : 2; }"));

    [Fact]
    public async Task One_constructor_that_does_not_write_leaves_the_field_open() => Assert.Equal("", await ConstantTest.FindAsync(
        "using System; public class Menu { private readonly bool _on; public Menu() { } public Menu(IFlags flags) { _on = flags.IsEnabled(\"X\"); } public int Run() => _on ? 1 : 2; }"));

    private static string Class(string members) => $$"""
        using System;
        using System.Threading.Tasks;
        public class Menu(IFlags flags, IFlagSource source) { {{members}} }
        """;
}
