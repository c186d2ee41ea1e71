namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>Flags that are numbers or texts.</summary>
public sealed class FoldingValueTests
{
    [Theory]
    [InlineData(1, """long level = Level("x"); if (level == 1L) Log(1);""", "Log(1);")]
    [InlineData(2, """long level = Level("x"); if (level == 1L) Log(1);""", "")]
    [InlineData(1, """long level = Level("x"); if (level == 1) Log(level); else Log(3);""", "Log(1L);")]
    [InlineData(1, """double level = Level("x"); if (level == 1.0) Log(level); else Log(3);""", "Log(1d);")]
    [InlineData(-3, """var level = Level("x"); if (level is 1 or 2) Log(1); else Log(level);""", "Log(-3);")]
    [InlineData(2, """var level = Level("x"); if (level is 1 or 2) Log(1); else Log(level);""", "Log(1);")]
    [InlineData(2, """Log(Level("x") > 1 ? n : 2);""", "Log(n);")]
    [InlineData(-3, """Log(Level("x") > 1 ? n : 2);""", "Log(2);")]
    [InlineData("new", """var name = Name("x"); if (name == "new") Log(name);""", """Log("new");""")]
    public void Are_put_in_as_the_type_that_holds_them(object value, string before, string after) => Assert.Equal(after, FoldedCode.Of(before, value));

    [Theory]
    [InlineData(1, "Log(1);")]
    [InlineData(2, "Log(2);")]
    [InlineData(-3, "Log(3);")]
    public void Choose_a_section_or_the_default(int value, string after) =>
        Assert.Equal(after, FoldedCode.Of("""switch (Level("x")) { case 1: Log(1); break; case 2: Log(2); break; default: Log(3); break; }""", value));

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "Log(1);")]
    [InlineData(-3, "Log(2);")]
    public void Choose_a_section_by_its_pattern_or_none(int value, string after) =>
        Assert.Equal(after, FoldedCode.Of("""switch (Level("x")) { case > 1: Log(1); break; case < 0: Log(2); break; }""", value));

    [Theory]
    [InlineData("new", "Log(2);")]
    [InlineData("old", "Log(3);")]
    public void Are_never_null(string value, string after) =>
        Assert.Equal(after, FoldedCode.Of("""switch (Name("x")) { case null: Log(1); break; case "new": Log(2); break; default: Log(3); break; }""", value));

    [Fact]
    public void Choose_nothing_where_a_section_asks_for_more() => Assert.Equal(
        "switch (2) { case 1 when a: Log(0); break; default: Log(3); break; }",
        FoldedCode.Of("""switch (Level("x")) { case 1 when a: Log(0); break; default: Log(3); break; }""", 2));
}
