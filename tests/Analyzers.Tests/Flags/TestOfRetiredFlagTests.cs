using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Set-ups of doubles for flags that nobody asks for any more.</summary>
public sealed class TestOfRetiredFlagTests
{
    private readonly RuleTest<FlagUseAnalyzer, EmptyCodeFixProvider> _rule =
        new RuleTest<FlagUseAnalyzer, EmptyCodeFixProvider>(TestOfRetiredFlag.Rule, References.Net10).With("seaworthy.flags.retired = new-checkout:on").WithGlobal("build_property.IsTestProject = true");

    [Theory]
    [InlineData("""_mock.Setup(x => [|x.IsEnabledAsync("new-checkout")|]).ReturnsAsync(true);""")]
    [InlineData("""_mock.Setup(x => [|x.IsEnabledAsync("new-checkout")|]);""")]
    [InlineData("""[|_flags.IsEnabledAsync("new-checkout")|].Returns(Task.FromResult(true));""")]
    [InlineData("""A.CallTo(() => [|_flags.IsEnabledAsync("new-checkout")|]).Returns(Task.FromResult(true));""")]
    public Task A_double_answers(string statement) => _rule.Reports(InTest(statement));

    [Theory]
    [InlineData("""_mock.Setup(x => x.IsEnabledAsync("dark-mode")).ReturnsAsync(true);""")]
    [InlineData("""_flags.IsEnabledAsync("new-checkout").Wait();""")]
    [InlineData("""Use(_flags.IsEnabledAsync("new-checkout"));""")]
    public Task Nothing_is_set(string statement) => _rule.IsSilent(InTest(statement));

    [Fact]
    public Task Production_code_has_no_set_ups() => (_rule with { }).WithGlobal("build_property.IsTestProject = false").IsSilent(InTest("""_flags.IsEnabledAsync("new-checkout").Returns(Task.FromResult(true));"""));

    private static string InTest(string statement) => $$"""
        using System;
        using System.Linq.Expressions;
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;

        internal sealed class Mock<T> { public Setup<R> Setup<R>(Expression<Func<T, R>> call) => new(); }

        internal sealed class Setup<R>;

        internal static class Doubles
        {
            public static void ReturnsAsync<R>(this Setup<Task<R>> setup, R answer) { }
            public static void Returns<T>(this T call, T answer) { }
        }

        internal static class A { public static Func<T> CallTo<T>(Func<T> call) => call; public static void Returns<T>(this Func<T> call, T answer) { } }

        internal sealed class CheckoutTests(IFeatureManager _flags)
        {
            private readonly Mock<IFeatureManager> _mock = new();

            public void Test() { Use(_mock); Use(_flags); {{statement}} }

            private static void Use(object what) { }
        }
        """;
}
