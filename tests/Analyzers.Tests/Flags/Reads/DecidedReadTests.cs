using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Flags;
using Seaworthy.Flags.Reads;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Reads;

/// <summary>What a read is worth once its flag is decided.</summary>
public sealed class DecidedReadTests
{
    [Theory]
    [InlineData(SpecialType.System_Boolean, true, true)]
    [InlineData(SpecialType.System_Boolean, false, false)]
    [InlineData(SpecialType.System_Boolean, "dark", null)]
    [InlineData(SpecialType.System_Boolean, 1L, null)]
    [InlineData(SpecialType.System_String, "dark", "dark")]
    [InlineData(SpecialType.System_String, true, null)]
    [InlineData(SpecialType.System_Int32, 25L, 25)]
    [InlineData(SpecialType.System_Int32, 2.5, null)]
    [InlineData(SpecialType.System_Int32, 3_000_000_000L, null)]
    [InlineData(SpecialType.System_Int64, 3_000_000_000L, 3_000_000_000L)]
    [InlineData(SpecialType.System_Single, 2.5, 2.5f)]
    [InlineData(SpecialType.System_Single, 25L, 25f)]
    [InlineData(SpecialType.System_Double, 2.5, 2.5)]
    [InlineData(SpecialType.System_Double, 25L, 25d)]
    [InlineData(SpecialType.System_Object, "dark", null)]
    public void Has_the_type_of_the_read(SpecialType type, object decided, object? expected) => Assert.Equal(expected, Read(type).ValueWhen(new FlagValue(decided)));

    [Fact]
    public void A_decimal_is_no_double() => Assert.Equal(2.5m, Read(SpecialType.System_Decimal).ValueWhen(new FlagValue(2.5)));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_opposite_question_has_the_opposite_answer(bool decided, bool expected) =>
        Assert.Equal(expected, (Read(SpecialType.System_Boolean) with { IsNegated = true }).ValueWhen(new FlagValue(decided)));

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    [InlineData("control", "control")]
    public void Some_answer_in_words(object decided, string expected) =>
        Assert.Equal(expected, (Read(SpecialType.System_String) with { AnswersInWords = true }).ValueWhen(new FlagValue(decided)));

    [Theory]
    [InlineData("Big", false, true)]
    [InlineData("Small", false, false)]
    [InlineData("Big", true, false)]
    [InlineData(true, false, null)]
    public void A_variant_is_known_by_its_name(object decided, bool isNegated, object? expected) =>
        Assert.Equal(expected, (Read(SpecialType.System_Boolean) with { ComparedName = "Big", IsNegated = isNegated }).ValueWhen(new FlagValue(decided)));

    private static FlagRead Read(SpecialType type)
    {
        var compilation = CSharpCompilation.Create("Test", references: References.Framework.Metadata);
        return new FlagRead(SyntaxFactory.ParseExpression("flags.IsOn(\"Checkout\")"), "Checkout") { ValueType = compilation.GetSpecialType(type) };
    }
}
